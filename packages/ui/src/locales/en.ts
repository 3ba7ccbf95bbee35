import type { UiWords } from './words.ts';

export const english: UiWords = {
  close: 'Close',
  cancel: 'Cancel',
  notifications: 'Notifications',
  loading: 'Loading',
  estimate: (about, most) => (most === null ? `about ${about} min` : `about ${about} min, at most ${most}`),
  noEstimate: {
    'no-evidence': 'No estimate yet: too few customers have been served',
    'no-counter': 'No estimate: no counter serves this at the moment',
    'branch-closed': 'No estimate: the branch is closed',
    'service-suspended': 'No estimate: this service is paused',
    'clock-stepped': 'No estimate: the clock is being checked',
    'not-ready': 'The estimate is being worked out',
    'estimates-old': 'No estimate: the last one is too old to rely on',
    'not-waiting': 'No longer waiting',
  },
  reconnecting: 'Connection lost. Reconnecting…',
  stale: (age) => `No news for ${age}. What you see may be out of date.`,
  connecting: 'Connecting…',
  unreachable: 'The branch can’t be reached at the moment.',
  refused: 'The branch server refused the connection.',
  protocolTooOld: 'This page is older than the branch server. Please reload it.',
  because: {
    byHand: 'Chosen by hand',
    pinnedToCounter: (counter) => `Sent to counter ${counter}`,
    pinnedToAgent: (agent) => `Sent to ${agent}`,
    returnedFirst: 'Comes back and goes first',
    overtakenEnough: (times) =>
      times === 1
        ? 'Has been overtaken once, now it is their turn'
        : `Has been overtaken ${times} times, now it is their turn`,
    policy: {
      accumulating: (waited, before) =>
        before === null
          ? `Most urgent: waiting for ${waited}`
          : `Most urgent: waiting for ${waited}, ahead of ${before}`,
      arrival: (waited, before) =>
        before === null ? `Waiting longest: ${waited}` : `Waiting longest: ${waited}, ahead of ${before}`,
      strict: (waited, before) =>
        before === null
          ? `Highest class: waiting for ${waited}`
          : `Highest class: waiting for ${waited}, ahead of ${before}`,
    },
  },
};
