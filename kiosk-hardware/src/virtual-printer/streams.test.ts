import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeTicket } from '../encoder/encode-ticket.ts';
import { numberedTicket } from '../test-support/sample-tickets.ts';
import { PrinterEngine } from './engine.ts';
import { Interpreter } from './interpreter.ts';
import { longestPaper } from './paper.ts';

/** How many streams of bytes are tried; a million are a campaign. */
const STREAMS = Number(process.env.FOYER_PRINTER_STREAMS ?? 3_000);

/** Bytes of a ticket as the kiosk sends it, without the many rows of its pictures. */
const ticket = encodeTicket(numberedTicket(1), { dotsPerLine: 384 });
const real = [ticket.subarray(0, 400), ticket.subarray(-400)];

const byte = fc.integer({ min: 0, max: 255 });
const packet = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  // What looks like a command more often than chance would have it, and what changes the size of all that follows.
  fc.tuple(fc.constantFrom(0x1b, 0x1d, 0x1c, 0x10), byte, fc.array(byte, { maxLength: 12 })).map((all) => all.flat()),
  fc.tuple(fc.constant(0x1d), fc.constant(0x21), byte, fc.constantFrom(0x09, 0x0a, 0x41)),
  fc.tuple(fc.constantFrom(0x1b), fc.constantFrom(0x33, 0x64, 0x4a, 0x21, 0x74), byte),
  fc.constantFrom<readonly number[]>(
    [0x09],
    [0x0a],
    [0x41, 0x42, 0x43, 0x44],
    [0x1d, 0x76, 0x30, 0, 2, 0, 9, 0],
    [0x1d, 0x76, 0x30, 3, 255, 255, 255, 255],
    [0x1d, 0x28, 0x6b, 7, 0, 49, 80, 48, 65, 66, 67, 68],
    [0x1d, 0x28, 0x6b, 3, 0, 49, 67, 255],
    [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48],
    [0x1b, 0x2a, 33, 255, 255],
    [0x1d, 0x56, 0],
  ),
  // A piece of a real ticket with some of its bytes changed.
  fc
    .tuple(fc.constantFrom(...real), fc.nat(399), fc.nat(60), fc.array(fc.tuple(fc.nat(59), byte), { maxLength: 4 }))
    .map(([bytes, from, length, changes]) => {
      const piece = bytes.slice(from, from + length);
      for (const [at, value] of changes) if (at < piece.length) piece[at] = value;
      return piece;
    }),
);

test(
  'PRINT-50: no stream of bytes makes the interpreter throw, go on for ever or grow without bound',
  () => {
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 24 }), fc.constantFrom(384, 576), (packets, width) => {
        const interpreter = new Interpreter(width, () => 0);
        for (const bytes of packets) {
          interpreter.push(Uint8Array.from(bytes));
          // Each step takes at least a byte, so there are no more steps than bytes.
          let left = interpreter.waiting;
          for (let step = interpreter.step(); step !== null; step = interpreter.step()) {
            expect(interpreter.waiting).toBeLessThan(left);
            left = interpreter.waiting;
            expect(step.fed).toBeLessThanOrEqual(longestPaper);
            expect(step.paper?.bitmap.height ?? 0).toBeLessThanOrEqual(longestPaper);
          }
        }
      }),
      { numRuns: STREAMS, seed: 20_260_302 },
    );
  },
  Math.max(120_000, STREAMS * 20),
);

test('PRINT-53: a tab ends, however few letters of its width stand in a line', () => {
  for (let size = 0; size <= 0x77; size++) {
    const interpreter = new Interpreter(384, () => 0);
    interpreter.push(Uint8Array.of(0x1d, 0x21, size, 0x09, 0x41, 0x0a));
    while (interpreter.step() !== null);
    expect(interpreter.midPaper).toBe(true);
  }
});

test('PRINT-54: no command is longer than the printer’s memory', () => {
  const interpreter = new Interpreter(576, () => 0);
  const longest = [
    [0x1b, 0x2a, 33, 255, 255],
    [0x1d, 0x28, 0x6b, 255, 255],
    [0x1d, 0x76, 0x30, 0, 255, 255, 1, 0],
    [0x1d, 0x6b, 73, 255],
    [0x1b, 0x44],
  ];
  for (const bytes of longest) {
    interpreter.push(Uint8Array.from(bytes));
    interpreter.push(new Uint8Array(66_000).fill(0x01));
    while (interpreter.step() !== null);
    expect(interpreter.waiting).toBe(0);
  }
});

test('PRINT-55: bytes that ask for much work leave the process its turns', () => {
  const engine = new PrinterEngine(576, {
    reply: () => undefined,
    paper: () => undefined,
    changed: () => undefined,
    room: () => undefined,
  });
  const line = [0x1d, 0x21, 0x77, 0x41, 0x0a];
  engine.receive(Uint8Array.from(Array.from({ length: 1_900 }, () => line).flat()));
  expect(engine.state().holdsTicket).toBe(true);
  expect(engine.state().papersPrinted).toBeLessThan(5);
  engine.close();
});
