/** Version of the live protocol and of the records; a client that is older is refused by name. */
export const PROTOCOL_VERSION = 2;
/** Where every HTTP path begins. */
export const API_BASE = '/api/v1';
/** Below it, where a branch is founded; there is nothing once there is one. */
export const FOUNDING_PATH = '/founding';
/** Below this path the practice branch of the person signed in is reached, with the same paths as the branch's own. */
export const PRACTICE_PATH = '/practice';
/** The Socket.IO namespace of the live views. */
export const LIVE_NAMESPACE = '/live';
/** The largest request body and the largest socket message the server reads. */
export const MAX_BODY_BYTES = 64 * 1024;
/** The same where a whole section of the configuration is sent. */
export const MAX_SETTINGS_BYTES = 2 * 1024 * 1024;
/** The same where a picture is sent, whose bytes may be 2 MiB before they are written in base64. */
export const MAX_PICTURE_BODY_BYTES = 4 * 1024 * 1024;
/** The server sends a heartbeat this often, by the wall. */
export const HEARTBEAT_SECONDS = 2;
/** How long without a heartbeat until a client says how old its data is, hides estimates, shows its fallback. Wall seconds. */
export const STALENESS_SECONDS = { stale: 5, withholdEstimates: 30, fallback: 120 } as const;
/** A device that is well says so this often; one that is silent for three times as long is no longer `heard`. */
export const DEVICE_STATUS_SECONDS = 60;
/** The same where a whole configuration is sent as a file, with the pictures that it shows. */
export const MAX_SETTINGS_FILE_BYTES = MAX_SETTINGS_BYTES + MAX_PICTURE_BODY_BYTES;

/** Entries of the audit that are asked for at once, at most. */
export const MOST_AUDITED = 200;
/** Entries of the audit that one file holds, at most. */
export const MOST_EXPORTED = 50_000;

/** What a file with a whole configuration says that it is, and the newest version of such a file. */
export const SETTINGS_FILE = 'foyer-configuration';
export const SETTINGS_FILE_VERSION = 1;
