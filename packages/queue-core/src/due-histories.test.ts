import type { BranchConfig } from '@foyer/configuration';
import { calendarOf } from '@foyer/configuration/calendar';
import { bank, cash, daily } from '@foyer/configuration/testing/bank';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from './commands/index.ts';
import { nextDue } from './due.ts';
import { withHours } from './testing/bank-hours.ts';
import { campaign } from './testing/play.ts';
import { TimedBranch } from './testing/timed-branch.ts';

const { numRuns, patience } = campaign(process.env.FOYER_HISTORIES ?? '300');

type Step =
  | { readonly kind: 'wait'; readonly minutes: number; readonly off: boolean }
  | { readonly kind: 'do'; readonly command: Command };
const someHours = fc.constantFrom<BranchConfig>(
  bank,
  withHours(),
  withHours({ endAfterMinutes: 30, warningMinutes: 60 }),
  withHours({ openBySelf: false }),
  withHours({ closeBySelf: false, endAfterMinutes: 600 }),
  withHours({ weekly: daily({ from: '00:00', until: '24:00' }), exceptions: [] }),
  withHours({
    weekly: daily({ from: '20:00', until: '24:00' }, { from: '00:00', until: '04:30' }),
    warningMinutes: 120,
  }),
  withHours({ weekly: daily({ from: '09:00', until: '09:01' }, { from: '09:02', until: '12:00' }) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('wait' as const),
    minutes: fc.oneof(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 401, max: 9_000 })),
    off: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('do' as const),
    command: fc.oneof(
      fc.constantFrom<Command>(
        { type: 'open-branch' },
        { type: 'close-branch' },
        { type: 'end-day' },
        { type: 'issue-ticket', serviceId: cash, channel: 'kiosk', printing: false },
      ),
      someHours.map((config): Command => ({ type: 'configure-branch', config })),
    ),
  }),
);

test(
  'DUE-9: whatever happened, doing what is due makes something else due, never earlier; in the end nothing is, and each thing happened once until somebody saw to it',
  () => {
    fc.assert(
      fc.property(
        someHours,
        fc.integer({ min: 0, max: 400 }),
        fc.array(step, { minLength: 1, maxLength: 25 }),
        (config, day, steps) => {
          const start = new Date(Date.UTC(2026, 0, 1 + day, 6)).toISOString();
          const branch = new TimedBranch(start, config);
          let touched = 0;
          // Two may be due at once, each about something else; what somebody does meanwhile may make one due anew.
          let seen = new Set<string>();
          for (const taken of steps) {
            if (taken.kind === 'do') {
              touched = branch.now;
              seen = new Set();
              branch.byHand(taken.command);
              branch.settle();
            } else {
              const end = new Date(branch.now + taken.minutes * 60_000).toISOString();
              if (taken.off) branch.offUntil(end);
              else branch.until(end);
            }
            for (const { at, command, bodies } of branch.done.splice(0)) {
              if (command.dueAt === undefined) throw new Error('What the branch does by itself says when it was due');
              expect(command.dueAt).toBeLessThanOrEqual(at);
              expect(bodies.some((body) => 'dueAt' in body && body.dueAt === command.dueAt)).toBe(true);
              const name = JSON.stringify([command, at]);
              expect(seen.has(name), name).toBe(false);
              seen.add(name);
            }
            const due = nextDue(branch.state, branch.now);
            if (due !== null) expect(due.at).toBeGreaterThan(branch.now);
          }
          // While it does what is due, a branch is as its hours say, unless somebody saw to it since.
          const { state, now } = branch;
          const stretch = calendarOf(state.config).branchAt(now);
          const hours = state.config?.hours;
          // Who sees to it at the very instant of a turn has the last word.
          const untouched = stretch?.from != null && state.branch.since <= stretch.from && touched < stretch.from;
          if (untouched && hours?.openBySelf === true && hours.closeBySelf) {
            expect(state.branch.kind).toBe(stretch.open ? 'open' : 'closed');
          }
        },
      ),
      { numRuns },
    );
  },
  patience,
);
