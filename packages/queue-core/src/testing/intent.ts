import type { BranchConfig } from '@foyer/configuration';
import fc from 'fast-check';
import type { CommandType } from '../commands/index.ts';
import { configFor } from './configurations.ts';

/** What somebody means to do; which visit, counter and so on is picked once the state it meets is known. */
export interface Intent {
  readonly type: CommandType;
  /** Choices, each taken modulo what there is to choose from. */
  readonly picks: readonly [number, number, number];
  /** Seconds since the intent before; now and then the clock steps back. */
  readonly seconds: number;
  /** Does a new date begin? */
  readonly nextDay: boolean;
}

const weights: Record<CommandType, number> = {
  'configure-branch': 2,
  'change-settings': 2,
  'open-branch': 3,
  'announce-closing': 1,
  'close-branch': 1,
  'end-day': 1,
  'suspend-service': 1,
  'post-notice': 2,
  'correct-notice': 2,
  'withdraw-notice': 1,
  'resume-service': 2,
  'open-counter': 6,
  'pause-counter': 2,
  'set-profile': 3,
  'resume-counter': 3,
  'close-counter': 2,
  'hand-over-counter': 3,
  'message-counter': 1,
  'read-message': 1,
  'issue-ticket': 45,
  'walk-direct': 6,
  'add-service': 5,
  'plan-services': 4,
  'call-next': 22,
  'call-visit': 4,
  recall: 3,
  start: 14,
  finish: 8,
  'finish-and-call-next': 8,
  'add-mark': 4,
  'begin-mark': 4,
  'end-mark': 3,
  'remove-mark': 2,
  'no-show': 4,
  hold: 5,
  resume: 5,
  return: 6,
  transfer: 10,
  undo: 8,
  'change-priority': 4,
  'edit-visit': 4,
  'add-note': 5,
  'edit-note': 3,
  'erase-note': 2,
  cancel: 3,
  abandon: 3,
  escalate: 4,
  'ask-for-help': 4,
  'acknowledge-escalation': 3,
  'advise-escalation': 2,
  'take-over-escalation': 3,
  'remind-escalation': 2,
  'raise-escalation-further': 2,
  'resolve-escalation': 3,
  'give-consent': 12,
  'withdraw-consent': 1,
  'opt-out': 1,
  'opt-in': 1,
  'announce-wait': 6,
  'begin-message': 12,
  'report-message': 6,
  'report-print': 5,
  'store-picture': 2,
  'found-people': 1,
  'add-person': 2,
  'change-person': 6,
  'set-password': 2,
  'reset-password': 2,
  'sign-out-person': 1,
  'sign-in': 2,
  'sign-out': 1,
  'note-failed-sign-ins': 1,
  'record-backup': 4,
  'add-key': 1,
  'revoke-key': 1,
  'erase-customer': 1,
  'note-export': 1,
  'pair-device': 5,
  'change-device': 7,
  'replace-device': 2,
  'revoke-device': 2,
  'remove-device': 2,
};

/** Every command there is. */
export const commandTypes = Object.keys(weights) as readonly CommandType[];

const types = commandTypes.map((type) => ({
  arbitrary: fc.constant(type),
  weight: weights[type],
}));

const pick = fc.nat(1_000_000);

const intent = fc.record<Intent>({
  type: fc.oneof(...types),
  picks: fc.tuple(pick, pick, pick),
  seconds: fc.oneof(
    { arbitrary: fc.nat(90), weight: 40 },
    { arbitrary: fc.integer({ min: -120, max: -1 }), weight: 1 },
  ),
  nextDay: fc.oneof({ arbitrary: fc.constant(false), weight: 80 }, { arbitrary: fc.constant(true), weight: 1 }),
});

/** A history: what a branch begins with, and what everybody means to do there. */
export interface History {
  readonly config: BranchConfig;
  /** Begins with the branch open and staffed, as nearly all of a real day is. */
  readonly underWay: boolean;
  readonly intents: readonly Intent[];
}

export const histories: fc.Arbitrary<History> = fc.record({
  config: fc.nat(1_000).map(configFor),
  underWay: fc.oneof({ arbitrary: fc.constant(true), weight: 9 }, { arbitrary: fc.constant(false), weight: 1 }),
  intents: fc.array(intent, { minLength: 1, maxLength: 90, size: 'max' }),
});
