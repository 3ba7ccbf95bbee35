import type { UiWords } from './ui-words.ts';

const waitNotKnown = 'Waiting time not known yet';

export const english: UiWords = {
  close: 'Close',
  estimate: {
    about: (minutes) => `about ${minutes} min`,
    most: (minutes) => `at most ${minutes}`,
    long: 'over 2 hours',
    perhapsLong: 'perhaps over 2 hours',
    both: (about, most) => `${about}, ${most}`,
  },
  people: (count) => (count === 0 ? 'nobody' : count === 1 ? '1 person' : `${count} people`),
  waitNotKnown,
  noEstimate: {
    'no-evidence': waitNotKnown,
    'no-counter': `${waitNotKnown}: no counter is serving this`,
    'branch-closed': 'Waiting time not known: the branch is closed',
    'service-suspended': 'Waiting time not known: this service is paused',
    'clock-stepped': 'Waiting time not known just now',
    'not-ready': waitNotKnown,
    'estimates-old': 'Waiting time not known just now',
    'not-waiting': 'No longer waiting',
  },
  reconnecting: 'Connection lost. Reconnecting…',
  stale: (age) => `No news for ${age}. What you see may be out of date.`,
  because: {
    byHand: 'Chosen by hand',
    pinnedToCounter: (counter) => `Sent to counter ${counter}`,
    pinnedToAgent: (agent) => `Sent to ${agent}`,
    returnedFirst: 'Comes back and goes first',
    overtakenEnough: (times) =>
      times === 1
        ? 'Has been overtaken once, now it is their turn'
        : `Has been overtaken ${times} times, now it is their turn`,
    ownServices: (waited, before) =>
      before === null
        ? `This counter’s own services first: waiting for ${waited}`
        : `This counter’s own services first: waiting for ${waited}, ahead of ${before}`,
    policy: {
      accumulating: (waited, before) =>
        before === null
          ? `Most urgent by class and wait against target: ${waited}`
          : `Most urgent by class and wait against target: ${waited}, ahead of ${before}`,
      arrival: (waited, before) =>
        before === null ? `Waiting longest: ${waited}` : `Waiting longest: ${waited}, ahead of ${before}`,
      strict: (waited, before) =>
        before === null
          ? `Highest class: waiting for ${waited}`
          : `Highest class: waiting for ${waited}, ahead of ${before}`,
    },
  },
};
