import type { KeyId } from '@foyer/basics';
import { expect, test } from 'vitest';
import { MOST_KEYS } from '../keys.ts';
import { Story } from '../testing/story.ts';
import type { CommandOf } from './index.ts';

const add = (name: string): CommandOf<'add-key'> => ({ type: 'add-key', name, scopes: ['issue', 'read'] });

test('KEY-1: a key has a name that no other has while it opens something, and its scopes once each', () => {
  const story = Story.open();
  const { keyId, scopes } = story.one('KeyAdded', { ...add('Web shop'), scopes: ['issue', 'read', 'issue'] });
  expect(scopes).toEqual(['read', 'issue']);
  expect(story.refusal(add('web SHOP'))).toEqual({ code: 'name-taken', name: 'Web shop' });
  story.do({ type: 'revoke-key', keyId });
  story.do(add('Web shop'));
  expect(story.state.keys.get(keyId)).toMatchObject({ name: 'Web shop', revokedAt: story.state.at });
});

test('KEY-1: a key is revoked once; one that is not there is not found; there are a thousand at most', () => {
  const story = Story.open();
  const { keyId } = story.one('KeyAdded', add('one'));
  story.do({ type: 'revoke-key', keyId });
  expect(story.refusal({ type: 'revoke-key', keyId })).toMatchObject({ code: 'invalid-state', state: 'revoked' });
  expect(story.refusal({ type: 'revoke-key', keyId: 'other' as KeyId })).toMatchObject({
    code: 'not-found',
    what: 'key',
  });
  for (let count = 1; count < MOST_KEYS; count += 1) story.do(add(`key ${count}`));
  expect(story.refusal(add('one more'))).toEqual({ code: 'too-many', what: 'keys', limit: MOST_KEYS });
});
