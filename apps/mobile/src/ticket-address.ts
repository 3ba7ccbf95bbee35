/** `/b/{branch}/t/{token}`, as a ticket's QR code has it. */
const ADDRESS = /^\/b\/[^/]+\/t\/([A-Za-z0-9_-]{16,64})\/?$/;

/** The ticket's token in the page's path, or `null` when the path is not a ticket's. */
export function tokenFromPath(path: string): string | null {
  return ADDRESS.exec(path)?.[1] ?? null;
}
