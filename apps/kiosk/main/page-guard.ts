import type { Session, WebContents } from 'electron';

/** The page shows only what comes from itself; styles set by components need `unsafe-inline`. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** The headers the kiosk's own files are given. */
export const pageHeaders = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** Denies every permission a page could ask for. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** Keeps the window on the kiosk's page: no other address, no further window, no embedded page. */
export function keepOnPage(page: WebContents, pageAddress: string): void {
  const allowed = new URL(pageAddress);
  const stay = (event: { preventDefault(): void; url: string }) => {
    const { origin, pathname } = new URL(event.url);
    if (origin !== allowed.origin || pathname !== allowed.pathname) event.preventDefault();
  };
  page.on('will-navigate', stay);
  page.on('will-redirect', stay);
  page.on('will-attach-webview', (event) => event.preventDefault());
  page.setWindowOpenHandler(() => ({ action: 'deny' }));
}
