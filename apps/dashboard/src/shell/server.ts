import { createClient, createLive } from '@foyer/client';
import { PRACTICE_PATH } from '@foyer/contract';
import { PRACTISES } from './base.ts';

/**
 * The server that this page works with, to which staff are known by their session cookie: the one it came from, or in
 * practice the practice branch.
 */
export const client = createClient(PRACTISES ? { baseUrl: PRACTICE_PATH } : {});
export const live = createLive(PRACTISES ? { polledAt: `${PRACTICE_PATH}/socket.io` } : {});
