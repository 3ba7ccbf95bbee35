import { expect, it } from 'vitest';
import { waitedHere } from './waited.tsx';

const at = (time: string) => `2026-03-02T${time}Z`;
const now = Date.parse(at('09:30:00'));

it('DASH-35: who kept their place after a transfer has waited longer than they have stood in this line', () => {
  expect(waitedHere({ since: at('09:29:50'), seniority: at('09:00:00') }, now)).toBe(10);
});

it('DASH-35: who waits for the first time has one wait', () => {
  expect(waitedHere({ since: at('09:00:00'), seniority: at('09:00:00') }, now)).toBeNull();
  expect(waitedHere({ since: at('09:00:05'), seniority: at('09:00:00') }, now)).toBeNull();
});
