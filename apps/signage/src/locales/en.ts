import type { Words } from '@foyer/ui';

export const en = {
  screen: 'Lobby screen',
  stage: {
    title: 'Now called',
    counter: 'Counter',
    idle: 'Please take a seat',
    idleHint: 'Your number will appear here.',
    closed: 'We are closed',
    closedHint: 'Tickets are issued when the branch opens again.',
  },
  finishing: {
    title: 'No new tickets today.',
    hint: 'Whoever holds a ticket will still be called.',
  },
  recent: { title: 'Recent calls', none: 'No earlier calls', ticket: 'Ticket', counter: 'Counter' },
  waits: {
    title: 'Waiting now',
    waiting: 'waiting',
    suspended: 'paused',
    closed: 'closed',
    full: 'full',
  },
  reconnecting: 'Reconnecting to the branch …',
  stale: 'No news for {{age}}. Numbers may be late.',
  fallback: {
    title: 'This screen has lost touch with the branch',
    hint: 'Please listen for your number, or ask our staff.',
  },
  connecting: 'Connecting to the branch …',
  refused: {
    outdated: 'This page is older than the branch server. It reloads by itself.',
    other: 'The branch server does not let this screen in.',
  },
  address: {
    title: 'The address of this screen is not right',
    hint: 'A name has up to 64 letters, digits, dots, dashes: /signage/?screen=lobby',
  },
  pairing: {
    title: 'Pair this screen',
    hint: 'Enter this code in the dashboard, under Devices.',
    asking: 'Asking the branch server for a code …',
  },
  sound: { touch: 'Touch for sound', off: 'No sound: {{why}}' },
} as const satisfies Words;
