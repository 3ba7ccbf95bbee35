import { templateHours } from '@foyer/configuration';
import { expect, test } from 'vitest';
import { NO_PASSWORD } from '../settings/account/new-password.tsx';
import type { FoundingDraft } from './founding-draft.ts';
import { readKept, writeKept } from './founding-kept.ts';

const draft: FoundingDraft = {
  code: 'abc',
  name: { en: 'Old Quay' },
  branchId: '',
  languages: ['en', 'ar'],
  timeZone: 'Europe/Madrid',
  region: 'ES',
  begin: { with: 'template', template: 'clinic' },
  counters: 7,
  hours: templateHours('clinic', 'en-ES'),
  admin: { name: 'ines', displayName: 'Ines', password: { password: 'a grey heron', again: 'a grey heron' } },
};

test('FOUND-11: what the guide was told is read as it was kept, and the password never is', () => {
  const text = writeKept({ step: 'admin', draft });
  expect(text).not.toContain('heron');
  const without = { ...draft, admin: { ...draft.admin, password: NO_PASSWORD } };
  expect(readKept(text)).toEqual({ step: 'admin', draft: without });
  const byHand = { ...without, hours: undefined };
  expect(readKept(writeKept({ step: 'begin', draft: byHand }))).toEqual({ step: 'begin', draft: byHand });
});

test('FOUND-11: hours that were being typed are the template’s again, and what is nothing of the kind is nothing', () => {
  const { hours } = draft;
  if (hours === undefined) throw new Error('The clinic has no hours');
  const typing = { ...hours, weekly: { ...hours.weekly, monday: [{ from: '9', until: '17:00' }] } };
  const read = readKept(writeKept({ step: 'counters', draft: { ...draft, hours: typing } }));
  expect(read?.draft).toMatchObject({ hours, counters: 7 });
  for (const text of ['', '{', '[]', '{"step":"admin"}']) expect(readKept(text)).toBeNull();
});
