import { DOTS_PER_LINE, type DotsPerLine } from '@foyer/basics';
import { describe, expect, test } from 'vitest';
import { encodeTicket } from '../encoder/encode-ticket.ts';
import { leastNumberDots } from '../layout/paper.ts';
import type { TicketContent } from '../layout/ticket-content.ts';
import { inkRuns, readQr } from '../test-support/read-paper.ts';
import { arabicTicket, englishTicket } from '../test-support/sample-tickets.ts';
import type { PrintedPaper } from './index.ts';
import { Interpreter } from './interpreter.ts';

function printOn(
  dotsPerLine: DotsPerLine,
  ticket: TicketContent,
  style: 'drawn' | 'fast-text' = 'drawn',
): PrintedPaper[] {
  const interpreter = new Interpreter(dotsPerLine, () => 0);
  interpreter.push(encodeTicket(ticket, { dotsPerLine, style }));
  const papers: PrintedPaper[] = [];
  for (let step = interpreter.step(); step !== null; step = interpreter.step()) {
    if (step.paper !== undefined) papers.push(step.paper);
  }
  expect(interpreter.waiting).toBe(0);
  return papers;
}

function onlyPaper(papers: readonly PrintedPaper[]): PrintedPaper {
  const [paper] = papers;
  if (paper === undefined || papers.length !== 1) throw new Error(`expected one paper, found ${papers.length}`);
  return paper;
}

const tickets = [
  ['English', englishTicket],
  ['Arabic', arabicTicket],
  ['offline', { ...englishTicket, number: 'K1-001', facts: [{ line: 'Waiting time not known yet', parts: null }] }],
] as const;

describe.each(DOTS_PER_LINE)('%i dots a line', (width) => {
  for (const [name, ticket] of tickets) {
    test(`PRINT-1: the QR code on the paper of the ${name} ticket holds the ticket's address`, async () => {
      const paper = onlyPaper(printOn(width, ticket));
      expect(await readQr(paper)).toBe(ticket.qrUrl);
    });

    test(`PRINT-2: the number of the ${name} ticket is at least 20 mm high, drawn or in fast text`, () => {
      for (const style of ['drawn', 'fast-text'] as const) {
        const runs = inkRuns(onlyPaper(printOn(width, { ...ticket, qrUrl: null }, style)));
        expect(Math.max(...runs.map(({ height }) => height))).toBeGreaterThanOrEqual(leastNumberDots);
      }
    });
  }

  test('PRINT-3: a Latin ticket in fast text prints its words with the printer’s own letters and a QR code', async () => {
    const paper = onlyPaper(printOn(width, englishTicket, 'fast-text'));
    for (const words of [
      'Your number',
      '12 people ahead of you',
      'about 10 min, at most 25',
      'Scan to follow your place',
    ]) {
      expect(paper.text).toContain(words);
    }
    expect(await readQr(paper)).toBe(englishTicket.qrUrl);
  });

  test('PRINT-4: a ticket that the printer’s letters can’t show is drawn even in fast text', () => {
    for (const ticket of [arabicTicket, { ...englishTicket, serviceName: 'Опитування' }]) {
      const paper = onlyPaper(printOn(width, ticket, 'fast-text'));
      expect(paper.text).toBe('');
    }
  });

  test('PRINT-5: a copy differs from the first print by its mark and keeps number and QR code', async () => {
    const first = onlyPaper(printOn(width, englishTicket, 'fast-text'));
    const copy = onlyPaper(printOn(width, { ...englishTicket, copy: true }, 'fast-text'));
    expect(first.text).not.toContain('COPY');
    expect(copy.text).toContain('COPY');
    expect(await readQr(copy)).toBe(englishTicket.qrUrl);
    expect(onlyPaper(printOn(width, { ...englishTicket, copy: true })).bitmap.height).toBeGreaterThan(
      onlyPaper(printOn(width, englishTicket)).bitmap.height,
    );
  });
});

test('PRINT-6: control characters in a text never reach the printer as commands', () => {
  const hostile = { ...englishTicket, serviceName: 'Cash\x1b@\x1dV\x00\x10\x04\x01 desk', hint: '\x1bp\x00\x19\xfa' };
  const paper = onlyPaper(printOn(576, hostile, 'fast-text'));
  expect(paper.text).toContain('Cash @ V');
});

test('PRINT-7: a very long text is shortened, not lost over the edge, and the ticket stays a ticket', async () => {
  const long = {
    ...arabicTicket,
    serviceName: 'خدمة '.repeat(200),
    branchName: 'W'.repeat(300),
    hint: 'Ж'.repeat(900),
  };
  const paper = onlyPaper(printOn(384, long));
  expect(paper.bitmap.height).toBeLessThan(1_600);
  expect(await readQr(paper)).toBe(arabicTicket.qrUrl);
});
