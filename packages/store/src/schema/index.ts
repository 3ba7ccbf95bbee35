export { commands, events, facts, learnings, snapshots } from './log.ts';
export { contacts, devices, sessions, texts, users } from './people.ts';
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
