import { expect, test } from 'vitest';
import { findLicenceProblems } from './licences.ts';

test('GROUND-8: a licence that Apache-2.0 can pass on is fine, alone or as one of several to choose from', () => {
  const packages = ['MIT', 'ISC', '(GPL-3.0 OR MIT)', 'MIT AND Apache-2.0'].map((licence) => ({ name: 'x', licence }));
  expect(findLicenceProblems(packages, {})).toEqual([]);
});

test.each(['GPL-3.0', 'AGPL-3.0-only', 'MIT AND GPL-3.0', 'SSPL-1.0', 'Unknown', 'LGPL-3.0-or-later'])(
  'GROUND-8: %s is caught',
  (licence) => {
    const found = findLicenceProblems([{ name: 'x', licence }], {});
    expect(found).toEqual([`x is under ${licence}, which is not among the allowed licences.`]);
  },
);

test('GROUND-8: an exception holds for one package under one licence, and is caught when nothing needs it', () => {
  const exceptions = { x: { licence: 'LGPL-3.0', reason: 'linked at run time' } };
  expect(findLicenceProblems([{ name: 'x', licence: 'LGPL-3.0' }], exceptions)).toEqual([]);
  expect(findLicenceProblems([{ name: 'x', licence: 'GPL-3.0' }], exceptions)).toHaveLength(2);
});
