export { commands, events, facts, snapshots } from './log.ts';
export { contacts, pictures, SECRET_KINDS, secrets, sessions, sightings, texts } from './people.ts';
