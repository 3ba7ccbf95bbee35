import { describe, expect, test } from 'vitest';
import { formatMistake } from './format-mistake.ts';
import { checkBranchConfig } from './read-branch-config.ts';
import { bank, bankHours, daily } from './testing/bank.ts';

const sound = { rules: ['nearly', 'called'], nearlyMinutes: 10, mostPerVisit: 4, apartMinutes: 3 };

/** The mistakes of the bank with messages, as people read them. */
function mistakesIn(changes: object, hours: object = { hours: bankHours }): readonly string[] {
  const checked = checkBranchConfig({ ...bank, ...hours, messages: { ...sound, ...changes } });
  return checked.ok ? [] : checked.error.map(formatMistake);
}

const weekly = (...spans: readonly { from: string; until: string }[]) => ({
  hours: { ...bankHours, services: [], weekly: daily(...spans) },
});

describe('SETTINGS-97: messages to customers', () => {
  test('hold together with all rules or none, and with quiet hours around the week’s', () => {
    expect(checkBranchConfig(bank)).toMatchObject({ ok: true });
    expect(mistakesIn({})).toEqual([]);
    expect(mistakesIn({ rules: [] })).toEqual([]);
    expect(mistakesIn({ rules: ['ticket', 'nearly', 'called', 'longer', 'missed'] })).toEqual([]);
    expect(mistakesIn({ quiet: { from: '17:00', until: '09:00' } })).toEqual([]);
    expect(mistakesIn({ quiet: { from: '09:00', until: '17:00' } }, {})).toEqual([]);
    expect(mistakesIn({ quiet: { from: '12:00', until: '13:00' } }, weekly())).toEqual([]);
  });

  test('have each rule once, and none that there is not', () => {
    expect(mistakesIn({ rules: ['called', 'nearly', 'called'] })).toEqual([
      'messages.rules[2]: “called” is written twice.',
    ]);
    expect(mistakesIn({ rules: ['hello'] })[0]).toMatch(/^messages\.rules\[0\]: must be one of ticket, nearly,/);
  });

  test.each([
    ['nearlyMinutes', 1, 60],
    ['mostPerVisit', 1, 10],
    ['apartMinutes', 0, 60],
  ] as const)('keep %s between %i and %i', (member, least, most) => {
    expect(mistakesIn({ [member]: least })).toEqual([]);
    expect(mistakesIn({ [member]: most })).toEqual([]);
    expect(mistakesIn({ [member]: least - 1 })).toEqual([`messages.${member}: must be at least ${least}.`]);
    expect(mistakesIn({ [member]: most + 1 })).toEqual([`messages.${member}: must be at most ${most}.`]);
    expect(mistakesIn({ [member]: undefined })).toEqual([`messages.${member}: is missing.`]);
  });

  test('have quiet hours of two times of day that are not the same', () => {
    expect(mistakesIn({ quiet: { from: '21:00', until: '21:00' } })).toEqual([
      'messages.quiet: ends at 21:00, but begins no earlier, at 21:00.',
    ]);
    expect(mistakesIn({ quiet: { from: '21:00', until: '24:00' } })[0]).toMatch(/^messages\.quiet\.until: must be/);
    expect(mistakesIn({ quiet: { from: '21:00' } })).toEqual(['messages.quiet.until: is missing.']);
  });

  test('have quiet hours that leave the opening hours of the week alone, told once', () => {
    const told = (from: string, until: string) => [
      `messages.quiet: is within the opening hours from ${from} to ${until}: who waits then would be told nothing.`,
    ];
    expect(mistakesIn({ quiet: { from: '16:59', until: '09:00' } })).toEqual(told('09:00', '17:00'));
    expect(mistakesIn({ quiet: { from: '17:00', until: '09:01' } })).toEqual(told('09:00', '17:00'));
    expect(mistakesIn({ quiet: { from: '12:00', until: '13:00' } })).toEqual(told('09:00', '17:00'));
    const night = weekly({ from: '00:00', until: '02:00' }, { from: '20:00', until: '24:00' });
    expect(mistakesIn({ quiet: { from: '02:00', until: '20:00' } }, night)).toEqual([]);
    expect(mistakesIn({ quiet: { from: '01:00', until: '08:00' } }, night)).toEqual(told('00:00', '02:00'));
    expect(mistakesIn({ quiet: { from: '19:00', until: '00:00' } }, night)).toEqual(told('20:00', '24:00'));
  });
});
