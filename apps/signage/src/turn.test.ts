import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inParts } from './turn.ts';

test('SCREEN-35: a list in parts leaves nothing out, and has as few as it needs', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (list, most) => {
      const parts = inParts(list, most);
      expect(parts.flat()).toEqual(list);
      expect(parts).toHaveLength(Math.ceil(list.length / most));
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(most);
    }),
  );
});
