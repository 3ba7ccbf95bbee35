import { createClient, createLive } from '@foyer/client';

/** The branch server this page came from; staff are known to it by their session cookie. */
export const client = createClient();
export const live = createLive();
