/**
 * What a sign-in name is compared as: however it is typed (capitals, wide letters, spaces around it), it is the same
 * person's.
 */
export function signInName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}
