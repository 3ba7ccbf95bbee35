import { AUDIT_KINDS, EXPORTS, OVERRIDABLE, PASSWORD_WAYS, PRINT_OUTCOMES } from '@foyer/basics';
import { branchConfigSchema, SECTION_IDS } from '@foyer/configuration';
import { LANGUAGES, wordsOf } from '@foyer/words/catalogue';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { EVENT_TYPES } from '../packages/queue-core/src/commands/index.ts';

/** What a print came to has words of its own for each outcome. */
const PRINTS = PRINT_OUTCOMES.map((outcome) => `Print${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`);
const ISSUED = OVERRIDABLE.map((why) => `TicketIssued-${why}`);
const APART = ['EstimateWithheld', 'HelpAsked', 'SignInFailedUnknown', 'other'];

/** The names of all members of a JSON schema's objects, however deep. */
function membersOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, part]) =>
    name === 'properties' && typeof part === 'object' && part !== null
      ? [...Object.keys(part), ...Object.values(part).flatMap(membersOf)]
      : membersOf(part),
  );
}

const missing = (names: readonly string[], list: string) =>
  LANGUAGES.flatMap((language) =>
    names.filter((name) => !wordsOf(language, null).has(`audit.${list}.${name}`)).map((name) => `${language}: ${name}`),
  );

test('AUDIT-7: every event of the log has its sentence, and whatever it tells its word', () => {
  const types = EVENT_TYPES.filter((type) => type !== 'PrintReported');
  expect(missing([...types, ...PRINTS, ...ISSUED, ...APART], 'event')).toEqual([]);
  expect(missing(AUDIT_KINDS, 'kind')).toEqual([]);
  expect(missing(SECTION_IDS, 'section')).toEqual([]);
  expect(missing(EXPORTS, 'file')).toEqual([]);
  expect(missing(PASSWORD_WAYS, 'way')).toEqual([]);
});

test('AUDIT-7: every setting has its name', () => {
  const members = new Set(membersOf(z.toJSONSchema(branchConfigSchema, { io: 'input', unrepresentable: 'any' })));
  members.delete('branchId');
  expect(members.size).toBeGreaterThan(30);
  expect(missing([...members], 'member')).toEqual([]);
});
