export { commands, events, facts, learnings, snapshots } from './log.ts';
export { followers, outbox } from './outbox.ts';
export { contacts, pictures, SECRET_KINDS, secrets, sessions, sightings, texts } from './people.ts';
export {
  counterIntervals,
  days,
  escalations,
  intervals,
  knownVisits,
  prints,
  quotes,
  steps,
  visits,
} from './projections.ts';
