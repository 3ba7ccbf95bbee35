import { expect, test } from 'vitest';
import { isSigned, signatureOf } from './twilio-signature.ts';

/** The call that Twilio's documentation of security works out. */
const call = {
  token: '12345',
  url: 'https://mycompany.com/myapp.php?foo=1&bar=2',
  params: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+12349013030',
    Digits: '1234',
    From: '+12349013030',
    To: '+18005551212',
  },
};
const signature = '0/KCTR6DLpKmkAf8muzZqo1nDgQ=';

test('SMS-7: the signature is the one that Twilio’s libraries make, whatever order the fields came in', () => {
  expect(signatureOf(call)).toBe(signature);
  const params = Object.fromEntries(Object.entries(call.params).reverse());
  expect(isSigned({ ...call, params, signature })).toBe(true);
});

test('SMS-7: a call with another token, address, field or signature is forged', () => {
  const { To, ...fewer } = call.params;
  for (const forged of [
    { ...call, token: '12346' },
    { ...call, url: 'https://mycompany.com/myapp.php?foo=1&bar=3' },
    { ...call, params: { ...call.params, Digits: '1235' } },
    { ...call, params: fewer },
    { ...call, params: { ...call.params, To: `${To}\u0000` } },
  ]) {
    expect(isSigned({ ...forged, signature })).toBe(false);
  }
  for (const wrong of [undefined, '', signature.slice(1), `${signature}=`, '0/KCTR6DLpKmkAf8muzZqo1nDgA=']) {
    expect(isSigned({ ...call, signature: wrong })).toBe(false);
  }
});
