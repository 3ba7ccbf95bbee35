/** Something the whole workspace must satisfy; counts as one test in the total. */
export interface Check {
  readonly name: string;
  /** Resolves to one sentence per problem found; none means it passed. */
  run(): Promise<string[]>;
}
