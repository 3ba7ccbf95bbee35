/** Does an address of this name lead to the machine itself, wherever it is opened? */
export function isOwnMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
