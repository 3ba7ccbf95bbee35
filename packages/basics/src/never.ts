/** Ends an exhaustive `switch`: a case left out fails to compile, and at run time says what it met. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
