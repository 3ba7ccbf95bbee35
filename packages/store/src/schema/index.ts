export { commands, events, facts, snapshots } from './log.ts';
export { followers, outbox } from './outbox.ts';
export { contacts, customers, optOuts, pictures, SECRET_KINDS, secrets, sessions, sightings, texts } from './people.ts';
