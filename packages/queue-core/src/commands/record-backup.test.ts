import { expect, test } from 'vitest';
import { KNOWN_BACKUPS } from '../state.ts';
import { Story } from '../testing/story.ts';

const made = (file: string) =>
  ({
    type: 'record-backup',
    fact: { type: 'BackupMade', file, clock: 4, bytes: 900, fingerprint: 'AB12-CD34', seconds: 1.5 },
  }) as const;

test('BACKUP-1: a copy that was made is known with its test, until it is removed', () => {
  const story = Story.open();
  story.do(made('first'));
  story.do(made('second'));
  const { type: _, ...fact } = made('second').fact;
  expect(story.state.backups.made[1]).toEqual({ ...fact, at: story.now, tested: null });
  story.wait(60);
  const tested = { type: 'BackupTested', file: 'second', trouble: null, seconds: 40, removed: ['first'] } as const;
  expect(story.do({ type: 'record-backup', fact: tested })).toEqual([tested]);
  expect(story.state.backups.made).toEqual([
    { ...fact, at: expect.any(Number), tested: { at: story.now, trouble: null, seconds: 40 } },
  ]);
  const refused = story.refusal({ type: 'record-backup', fact: { ...tested, file: 'first' } });
  expect(refused).toEqual({ code: 'not-found', what: 'backup', id: 'first' });
});

test('BACKUP-1: a copy made anew under the same name is one, not tested yet, and the oldest are forgotten at last', () => {
  const story = Story.open();
  for (let number = 0; number <= KNOWN_BACKUPS; number++) story.do(made(`copy-${number}`));
  story.do(made(`copy-${KNOWN_BACKUPS}`));
  expect(story.state.backups.made).toHaveLength(KNOWN_BACKUPS);
  expect(story.state.backups.made.at(0)?.file).toBe('copy-1');
});

test('BACKUP-2: a failure is known with its reason until a copy is made', () => {
  const story = Story.open();
  story.do({ type: 'record-backup', fact: { type: 'BackupFailed', trouble: 'no-folder' } });
  expect(story.state.backups.failed).toEqual({ at: story.now, trouble: 'no-folder' });
  story.do(made('first'));
  expect(story.state.backups.failed).toBeNull();
});

test('BACKUP-3: of a key only its fingerprint is in the log', () => {
  const story = Story.open();
  story.do({ type: 'record-backup', fact: { type: 'BackupKeyMade', fingerprint: 'AB12-CD34' } });
  expect(story.state.backups.key).toEqual({ fingerprint: 'AB12-CD34', at: story.now });
});
