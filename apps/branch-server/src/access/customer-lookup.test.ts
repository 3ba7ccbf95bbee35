import { expect, test } from 'vitest';
import { CustomerLookup, phoneNumber } from './customer-lookup.ts';

const key = Buffer.alloc(32, 7);

test('PRIVACY-8: a phone number is one and the same however it is written, and what can be none is none', async () => {
  const numbers = (typed: readonly string[], locale: string) =>
    Promise.all(typed.map((one) => phoneNumber(one, locale)));
  const written = ['+34 600 111 222', '0034 600-111-222', '600111222', '(600) 11 12 22', '+34600111222'];
  expect(await numbers(written, 'es-ES')).toEqual(written.map(() => '+34600111222'));
  expect(await phoneNumber('0301 2345678', 'de-DE')).toBe('+493012345678');
  expect(await phoneNumber('050 123 4567', 'ar-AE')).toBe('+971501234567');
  expect(await phoneNumber('٠٥٠١٢٣٤٥٦٧', 'ar-AE')).toBe('+971501234567');
  expect(await numbers(['abc', '12', '+34 600 111 222 333 444', '600111222'], 'en-US')).toEqual([
    null,
    null,
    null,
    null,
  ]);
  // A region that no number belongs to: only a number with its country is one.
  expect(await numbers(['+34600111222', '600111222'], 'en-001')).toEqual(['+34600111222', null]);
});

test('PRIVACY-8: the same person is found under the same hash, by phone before email, under this key alone', async () => {
  const lookup = new CustomerLookup(key);
  const [one, again, mail, sameMail, none, elsewhere] = await Promise.all([
    lookup.of({ phone: '+34 600 111 222', email: 'a@example.org' }, 'en-GB'),
    lookup.of({ phone: '600111222' }, 'es-ES'),
    lookup.of({ email: ' Ana@Example.org' }, 'es-ES'),
    lookup.of({ email: 'ana@example.org' }, 'es-ES'),
    lookup.of({}, 'es-ES'),
    new CustomerLookup(Buffer.alloc(32, 8)).of({ phone: '600111222' }, 'es-ES'),
  ]);
  expect(one).toMatch(/^[\w-]{43}$/);
  expect([again, sameMail, none]).toEqual([one, mail, undefined]);
  expect(new Set([one, mail, elsewhere]).size).toBe(3);
});

test('PRIVACY-8: a customer who comes while too many are looked for is turned away, and all others are found', async () => {
  const lookup = new CustomerLookup(key, 1);
  const phone = (last: number) => lookup.of({ phone: `+3460011122${last}` }, 'es-ES');
  const [first, second, third, fourth] = await Promise.all([phone(1), phone(2), phone(3), phone(4)]);
  expect([first, second, third].every((hash) => typeof hash === 'string')).toBe(true);
  expect(fourth).toBeNull();
  expect(await phone(4)).toEqual(expect.any(String));
});
