export { commands, events, facts, learnings, snapshots } from './log.ts';
export { contacts, devices, pictures, SECRET_KINDS, secrets, sessions, texts } from './people.ts';
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
