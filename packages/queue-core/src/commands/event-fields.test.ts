import { branchConfigSchema, deviceFactsSchema } from '@foyer/configuration';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { personFactsSchema } from '../people.ts';
import * as schemas from '../schema.ts';
import { events } from './index.ts';

/**
 * What each text in an event is, but for ids, closed sets, and what the branch publishes of itself (its configuration,
 * its devices) and of those who work there. `reason`: one of the branch's lists. `code`: made by a program of the
 * branch. `published`: written to be shown to everybody. `hash`: keyed where it could be guessed. `staff`: of those who work there, about their own doings.
 */
const TEXTS: Readonly<Record<string, 'reason' | 'configured' | 'published' | 'code' | 'hash' | 'staff'>> = {
  'BackupKeyMade.fingerprint': 'hash',
  'BackupMade.file': 'code',
  'BackupMade.fingerprint': 'hash',
  'BackupTested.file': 'code',
  'BackupTested.removed': 'code',
  'BranchRestored.file': 'code',
  'ConsentGiven.language': 'code',
  'ConsentGiven.words': 'published',
  'CounterPaused.reason': 'reason',
  'EscalationRaised.reason': 'reason',
  'EscalationResolved.resolution': 'reason',
  'FileExported.from': 'code',
  'FileExported.name': 'code',
  'FileExported.to': 'code',
  'KeyAdded.name': 'staff',
  'MarkAdded.amount.unit': 'configured',
  'MessageReported.reference': 'code',
  'NoticeCorrected.content.text': 'published',
  'NoticeCorrected.content.zones': 'configured',
  'NoticePosted.content.text': 'published',
  'NoticePosted.content.zones': 'configured',
  'PictureStored.dropped': 'hash',
  'PictureStored.hash': 'hash',
  'PriorityChanged.reason': 'reason',
  'PrintReported.reason': 'code',
  'ServiceSuspended.reason': 'reason',
  'SettingsChanged.note': 'staff',
  'SignInFailed.address': 'staff',
  'SignInFailed.nameHash': 'hash',
  'SignedIn.address': 'staff',
  'TicketIssued.language': 'code',
  'TicketIssued.number': 'code',
  'TicketIssued.segment': 'configured',
  'VisitFinished.goesOn.reason': 'reason',
  'TicketIssued.tags': 'configured',
  'VisitEdited.changes.language': 'code',
  'VisitEdited.changes.segment': 'configured',
  'VisitEdited.changes.tags': 'configured',
  'VisitHeld.reason': 'reason',
};

const ids = new Set<unknown>(Object.values(schemas));
const published = new Set<unknown>(
  [branchConfigSchema, deviceFactsSchema, personFactsSchema].flatMap((facts) => [facts, ...Object.values(facts.shape)]),
);

/** The places of an event's texts. */
function* textsIn(schema: z.core.$ZodType, at: string): Generator<string> {
  if (published.has(schema) || (ids.has(schema) && schema !== schemas.placeSchema)) return;
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  switch (def.type) {
    case 'object':
      for (const [name, part] of Object.entries(def.shape)) yield* textsIn(part, `${at}.${name}`);
      return;
    case 'array':
      return yield* textsIn(def.element, at);
    case 'nullable':
    case 'optional':
      return yield* textsIn(def.innerType, at);
    case 'union':
      for (const option of def.options) yield* textsIn(option, at);
      return;
    case 'literal':
    case 'enum':
    case 'number':
    case 'boolean':
      return;
    default:
      // A text, or whatever could hold one.
      yield at;
  }
}

test('PRIVACY-7: every text in every event is known to say nothing of a customer', () => {
  const found = Object.entries(events).flatMap(([type, { schema }]) => [...new Set(textsIn(schema, type))]);
  expect(found.toSorted()).toEqual(Object.keys(TEXTS).toSorted());
});
