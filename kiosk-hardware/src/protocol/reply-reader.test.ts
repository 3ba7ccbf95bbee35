import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PrinterReply, ReplyReader } from './reply-reader.ts';

const read = (...bytes: number[]): PrinterReply[] => new ReplyReader().feed(Uint8Array.from(bytes));

test('PRINT-40: each kind of reply is told by its fixed bits', () => {
  expect(read(0x12)).toEqual([{ kind: 'real-time', byte: 0x12 }]);
  expect(read(0x14, 0x08, 0x0f, 0x00)).toEqual([{ kind: 'automatic', bytes: [0x14, 0x08, 0x0f, 0x00] }]);
  expect(read(0x0f)).toEqual([{ kind: 'in-order', byte: 0x0f }]);
  expect(read(0x37, 0x22, 0x41, 0x62, 0x43, 0x64, 0)).toEqual([{ kind: 'process-id', id: 'AbCd' }]);
});

test('PRINT-41: a stray real-time answer inside an automatic status spoils neither', () => {
  expect(read(0x10, 0x00, 0x12, 0x0c, 0x00)).toEqual([
    { kind: 'real-time', byte: 0x12 },
    { kind: 'automatic', bytes: [0x10, 0x00, 0x0c, 0x00] },
  ]);
});

test('PRINT-42: a process id counts only when it is whole and in its place', () => {
  const whole = [0x37, 0x22, 0x41, 0x62, 0x43, 0x64, 0];
  for (let missing = 0; missing < whole.length; missing++) {
    const replies = read(...whole.filter((_, place) => place !== missing), 0x12);
    expect(replies.some(({ kind }) => kind === 'process-id')).toBe(false);
  }
});

test('PRINT-43: the same bytes give the same replies however they are cut into packets', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 12 })), (packets) => {
      const reader = new ReplyReader();
      const piecemeal = packets.flatMap((packet) => reader.feed(packet));
      expect(piecemeal).toEqual(new ReplyReader().feed(Buffer.concat(packets)));
    }),
  );
});
