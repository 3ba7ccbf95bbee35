import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeTicket } from '../encoder/encode-ticket.ts';
import { clearanceBytes } from '../encoder/escpos-commands.ts';
import { numberedTicket, ticketUrl } from '../test-support/sample-tickets.ts';
import { Interpreter } from './interpreter.ts';
import type { PrintedPaper } from './paper.ts';

function run(interpreter: Interpreter, bytes: Uint8Array): PrintedPaper[] {
  interpreter.push(bytes);
  const papers: PrintedPaper[] = [];
  for (let step = interpreter.step(); step !== null; step = interpreter.step()) {
    if (step.paper !== undefined) papers.push(step.paper);
  }
  return papers;
}

test('PRINT-51: how a ticket is cut into packets does not change its paper', () => {
  const bytes = encodeTicket(numberedTicket(1), { dotsPerLine: 384 });
  const [whole] = run(new Interpreter(384, () => 0), bytes);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 20 }), (lengths) => {
      const interpreter = new Interpreter(384, () => 0);
      const papers: PrintedPaper[] = [];
      let at = 0;
      for (let index = 0; at < bytes.length; index++) {
        const length = lengths[index % lengths.length] ?? 1;
        papers.push(...run(interpreter, bytes.subarray(at, at + length)));
        at += length;
      }
      expect(papers.length).toBe(1);
      expect(Buffer.from(papers[0]?.bitmap.bits ?? []).equals(Buffer.from(whole?.bitmap.bits ?? []))).toBe(true);
    }),
    { numRuns: 15 },
  );
});

test('PRINT-52: after a ticket broken off at any byte, clearance gives the next ticket its own clean paper', () => {
  const first = encodeTicket(numberedTicket(1), { dotsPerLine: 576 });
  const second = encodeTicket(numberedTicket(2), { dotsPerLine: 576 });
  const [alone] = run(new Interpreter(576, () => 0), second);
  const cuts = [
    ...Array.from({ length: 60 }, (_, index) => index),
    ...Array.from({ length: 40 }, (_, index) => first.length - index),
  ];
  for (let cut = 60; cut < first.length - 40; cut += 997) cuts.push(cut);
  // Every byte around the QR code's commands, where a length may be cut in two.
  const qr = first.indexOf(Buffer.from([0x1d, 0x28, 0x6b]));
  for (let cut = qr; cut < qr + 110; cut++) cuts.push(cut);
  for (const cut of cuts) {
    const papers = run(
      new Interpreter(576, () => 0),
      Buffer.concat([first.subarray(0, cut), clearanceBytes(), second]),
    );
    const last = papers.at(-1);
    expect(last?.qrCodes).toEqual([ticketUrl(2)]);
    expect(last?.bitmap.height).toBe(alone?.bitmap.height);
    expect(papers.filter(({ qrCodes }) => qrCodes.includes(ticketUrl(1))).length).toBeLessThanOrEqual(1);
  }
});
