const DASHBOARD = '/dashboard';
/** Where the dashboard's pages stand for those who practise. */
export const PRACTICE_PAGE = `${DASHBOARD}/practice`;
/** Where somebody works at a counter. */
export const COUNTER_PAGE = `${DASHBOARD}/counter`;

/** Is this page for practice? It stays so while the page is open: the way in and out loads it anew. */
export const PRACTISES = `${globalThis.location?.pathname ?? ''}/`.startsWith(`${PRACTICE_PAGE}/`);

/** Where the addresses of this page begin. */
export const BASE = PRACTISES ? PRACTICE_PAGE : DASHBOARD;
