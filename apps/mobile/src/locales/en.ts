import type { Words } from '@foyer/ui';

export const en = {
  yourTicket: 'Your ticket',
  takenAt: 'Taken at {{time}}',
  loading: 'Fetching your ticket…',
  soundOn: 'Sound on',
  soundOff: 'Sound off',
  soundTap: 'Tap for sound',
  place: 'Your place',
  ahead: 'Ahead of you',
  people_one: '{{count}} person',
  people_other: '{{count}} people',
  next: 'You are next',
  expected: 'Expected wait',
  outgrown: 'It may take longer than we said ({{said}}). We are sorry.',
  note: 'Keep this page open: it updates by itself, and rings and vibrates when it is your turn.',
  estimateHidden: 'Hidden until we hear from the branch again',
  called: {
    heading: 'It is your turn',
    please: 'Please come to counter',
    counter: 'Counter {{number}}',
  },
  serving: {
    heading: 'You are being served',
    detail: 'At counter {{number}}.',
  },
  held: {
    heading: 'Your visit is on hold',
    detail: 'You keep your turn. A member of staff will go on with you and call you again.',
  },
  done: {
    finished: { heading: 'All done', detail: 'Thank you for your visit. You can close this page.' },
    'no-show': {
      heading: 'We called you',
      detail: 'You did not come to the counter, so this ticket was closed. Please talk to our staff or take a new one.',
    },
    abandoned: {
      heading: 'This ticket was closed',
      detail: 'It looked as if you had left. If you are still here, please talk to our staff.',
    },
    cancelled: {
      heading: 'You gave up your place',
      detail: 'This ticket was cancelled. We hope to see you another time.',
    },
    'auto-closed': {
      heading: 'The day has ended',
      detail: 'The branch closed before this visit was finished. We are sorry; please come back another day.',
    },
  },
  help: {
    ask: 'I need help',
    raised: 'Staff have been told',
    raisedDetail: 'Somebody will look for you. Please stay where you are.',
    acknowledged: 'Someone is coming',
    acknowledgedDetail: 'A member of staff is on the way to you.',
  },
  cancel: {
    ask: 'Give up my place',
    title: 'Give up your place?',
    detail: 'Ticket {{number}} will be cancelled. You can’t get this place back.',
    keep: 'Keep my place',
    confirm: 'Yes, give it up',
  },
  failed: 'That did not work. Please try again.',
  lost: {
    heading: 'We lost touch with the branch',
    detail: 'Please watch the screens there and listen for your number. Your place is kept.',
  },
  waitingForBranch: {
    heading: 'We can’t reach the branch yet',
    detail: 'Are you on the branch’s Wi-Fi? This page goes on trying by itself. Your place is not affected.',
  },
  unknown: {
    heading: 'There is no ticket here',
    detail:
      'The address may be incomplete, or the visit ended a while ago. If you are waiting, your paper ticket counts: please ask our staff.',
  },
  outdated: {
    heading: 'This page is out of date',
    detail: 'Please load it again to follow your ticket.',
    reload: 'Load again',
  },
} satisfies Words;
