export { commands, events, facts, snapshots } from './log.ts';
export { contacts, devices, sessions, texts, users } from './people.ts';
export { counterIntervals, days, escalations, intervals, knownVisits, prints, steps, visits } from './projections.ts';
