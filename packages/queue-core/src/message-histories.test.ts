import type { CustomerMessageId, CustomerRef, Instant, VisitId } from '@foyer/basics';
import { bank, counter1 } from '@foyer/configuration/testing/bank';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Story } from './testing/story.ts';

const MINUTE = 60_000;

/** Something that a customer, the branch or the time does; `for`: seconds that pass before. */
const step = fc.record({
  what: fc.constantFrom('yes', 'no', 'STOP', 'call', 'undo', 'return', 'no-show', 'nearly', 'longer', 'ask', 'report'),
  for: fc.oneof(fc.nat(90), fc.nat(1_200)),
  pick: fc.nat(1_000),
});

const rules = fc.record({
  mostPerVisit: fc.integer({ min: 1, max: 4 }),
  apartMinutes: fc.nat(5),
  quietFrom: fc.nat(59),
  quietFor: fc.integer({ min: 1, max: 59 }),
});

/** An occasion that has come, which is asked for now or later, perhaps several times. */
interface Asked {
  readonly visitId: VisitId;
  readonly rule: 'ticket' | 'nearly' | 'called' | 'longer' | 'missed';
  readonly clock: number;
  readonly since: Instant;
}

const clockTime = (minute: number) => `${9 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const padded = (minute: number) => clockTime(minute).padStart(5, '0');

test('MSG-11: whatever happens when, no consent, limit, distance or quiet hour is ever broken, and no occasion sent twice', () => {
  fc.assert(
    fc.property(rules, fc.array(step, { minLength: 5, maxLength: 60, size: 'max' }), (limits, steps) => {
      const { mostPerVisit, apartMinutes, quietFrom, quietFor } = limits;
      const quiet = { from: padded(quietFrom), until: padded(quietFrom + quietFor) };
      const story = Story.open({
        ...bank,
        messages: {
          rules: ['ticket', 'nearly', 'called', 'longer', 'missed'],
          nearlyMinutes: 5,
          mostPerVisit,
          apartMinutes,
          quiet,
        },
      });
      const visitId = story.issue();
      const hour = story.now - (story.now % (60 * MINUTE));
      let isWanted = false;
      let asked: readonly Asked[] = [];
      const sent: { readonly at: number; readonly rule: string }[] = [];
      const attempt = (command: Parameters<Story['do']>[0]): boolean => {
        try {
          return story.do(command).length > 0;
        } catch {
          return false;
        }
      };
      const notes = (rule: Asked['rule']) => {
        asked = [...asked, { visitId, rule, clock: story.state.clock, since: story.state.at }];
      };
      const customerRef = 'ana' as CustomerRef;
      for (const { what, for: seconds, pick } of steps) {
        story.wait(seconds);
        switch (what) {
          case 'yes':
            if (attempt({ type: 'give-consent', visitId, channel: 'sms', words: 'Yes', language: 'en', customerRef })) {
              isWanted = true;
              notes('ticket');
            }
            break;
          case 'no':
            if (attempt({ type: 'withdraw-consent', visitId })) isWanted = false;
            break;
          case 'STOP':
            if (attempt({ type: 'opt-out', channel: 'sms', customerRef })) isWanted = false;
            break;
          case 'call':
            if (attempt({ type: 'call-visit', visitId, counterId: counter1 })) notes('called');
            break;
          case 'undo':
            attempt({ type: 'undo', counterId: counter1 });
            break;
          case 'return':
            attempt({ type: 'return', visitId });
            break;
          case 'no-show':
            if (attempt({ type: 'no-show', visitId })) notes('missed');
            break;
          case 'nearly':
          case 'longer':
            if (attempt({ type: 'announce-wait', visitId, what, withinSeconds: 60 })) notes(what);
            break;
          case 'report': {
            const last = story.state.addressees.get(visitId)?.messages.at(-1);
            if (last !== undefined) attempt({ type: 'report-message', visitId, messageId: last.id, state: 'failed' });
            break;
          }
          case 'ask': {
            const occasion = asked[pick % Math.max(asked.length, 1)];
            if (occasion === undefined) break;
            const { visitId: _, ...why } = occasion;
            const messageId = `message-${story.state.clock}` as CustomerMessageId;
            const before = story.events.length;
            attempt({ type: 'begin-message', visitId, messageId, occasion: why, parts: 1 });
            if (!story.events.slice(before).some(({ body }) => body.type === 'MessageBegun')) break;
            expect(isWanted).toBe(true);
            const minute = (story.now - hour) / MINUTE;
            expect(minute >= quietFrom && minute < quietFrom + quietFor).toBe(false);
            if (why.rule !== 'called') {
              expect(sent.filter(({ rule }) => rule !== 'called').length).toBeLessThan(mostPerVisit);
              expect(story.now - (sent.at(-1)?.at ?? 0)).toBeGreaterThanOrEqual(apartMinutes * MINUTE);
            }
            sent.push({ at: story.now, rule: why.rule });
          }
        }
      }
      const messages = story.state.addressees.get(visitId)?.messages ?? [];
      expect(new Set(messages.map(({ rule, clock }) => `${rule} ${clock}`)).size).toBe(messages.length);
      expect(messages.length).toBe(sent.length);
    }),
    { numRuns: 400 },
  );
});
