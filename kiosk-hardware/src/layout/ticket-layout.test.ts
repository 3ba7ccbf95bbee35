import { DOTS_PER_LINE } from '@foyer/basics';
import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { englishTicket } from '../test-support/sample-tickets.ts';
import { drawBlocks } from './draw-ticket.ts';
import { canvasFont } from './fonts.ts';
import { breakLines } from './text-lines.ts';
import type { TicketContent } from './ticket-content.ts';
import { layoutTicket, type TicketBlock } from './ticket-layout.ts';

const wordyTicket: TicketContent = {
  ...englishTicket,
  language: 'pt',
  issuedAtText: 'quarta-feira, 30 de setembro · 10:00',
  hint: 'Por favor, guarde esta senha até ser chamado pelo seu número no ecrã ou pelo altifalante da sala.',
  logo: null,
  closing: null,
  notices: [],
  texts: {
    yourNumber: 'O número da sua vez nesta agência',
    scan: 'Leia o código com o telemóvel para acompanhar o seu lugar na fila de espera',
    copy: 'CÓPIA',
  },
};

const isText = (block: TicketBlock) => block.kind === 'text';

test.each(DOTS_PER_LINE)('PRINT-8: long words and a long date are whole on %i dots', (dotsPerLine) => {
  const drawing = layoutTicket(wordyTicket, dotsPerLine);
  const measuring = createCanvas(1, 1).getContext('2d');
  const said = drawing.blocks.filter(isText).map((block) => {
    measuring.font = canvasFont('sans', block.size, block.weight);
    const lines = breakLines(measuring, block.text, drawing.dotsPerLine - 32, block.maxLines, 'pt');
    // It is drawn in as many lines.
    const single = drawBlocks([{ ...block, text: 'O' }], drawing).height;
    expect(drawBlocks([block], drawing).height).toBe(single * lines.length);
    return lines.join(' ');
  });
  expect(said).toEqual([
    wordyTicket.branchName,
    wordyTicket.texts.yourNumber,
    wordyTicket.serviceName,
    wordyTicket.texts.scan,
    wordyTicket.issuedAtText,
    wordyTicket.hint,
  ]);
});

test('UI-15: letters below the line and marks above them are whole on paper', () => {
  const drawing = layoutTicket(englishTicket, 576);
  const inked = (text: string) => {
    const { height, bytesPerRow, bits } = drawBlocks([{ kind: 'number', text, capHeight: 160 }], drawing);
    const rows = Array.from({ length: height }, (_, y) => bits.subarray(y * bytesPerRow, (y + 1) * bytesPerRow));
    const hasInk = rows.map((row) => row.some((byte) => byte !== 0));
    return {
      first: hasInk.indexOf(true),
      below: height - 1 - hasInk.lastIndexOf(true),
      ink: hasInk.filter(Boolean).length,
    };
  };
  const plain = inked('H111');
  for (const text of ['Å111', 'Ģ111', 'Ş111', 'Q111']) {
    const { first, below, ink } = inked(text);
    expect(Math.min(first, below), text).toBeGreaterThan(0);
    expect(ink, text).toBeGreaterThan(plain.ink);
  }
});

test('PRINT-9: each line of a text that breaks begins in the direction it has there', () => {
  const measuring = createCanvas(1, 1).getContext('2d');
  measuring.font = canvasFont('sans', 24, 400);
  const width = measuring.measureText('Scan with').width + 2;
  const [override, isolate, closeOverride, closeIsolate] = ['\u202e', '\u2067', '\u202c', '\u2069'];
  const text = `${isolate}${override}Scan with your ${closeOverride}desk open${closeIsolate} please do`;
  expect(breakLines(measuring, text, width, 9, 'en')).toEqual([
    `${isolate}${override}Scan with`,
    `${isolate}${override}your ${closeOverride}desk`,
    `${isolate}open${closeIsolate}`,
    'please do',
  ]);
});

test('ITINERARY-9: what comes after the first service stands below it', () => {
  const said = (further: string | null) =>
    layoutTicket({ ...englishTicket, further }, 576).blocks.flatMap((block) =>
      block.kind === 'text' ? block.text : [],
    );
  const first = said(null).indexOf(englishTicket.serviceName);
  expect(said('Then: Cards')[first + 1]).toBe('Then: Cards');
  expect(said('Then: Cards')).toHaveLength(said(null).length + 1);
});

test.each(DOTS_PER_LINE)(
  'PRINT-86: notices of the greatest length are whole on %i dots, above the code',
  (dotsPerLine) => {
    const notice = 'Waits for loans are longer than usual today, as two colleagues are ill. '
      .repeat(5)
      .slice(0, 300)
      .trim();
    const { blocks } = layoutTicket({ ...englishTicket, notices: [notice, 'Closed on Friday.'] }, dotsPerLine);
    const measuring = createCanvas(1, 1).getContext('2d');
    const texts = blocks.filter(isText).filter(({ text }) => text === notice || text === 'Closed on Friday.');
    expect(texts).toHaveLength(2);
    for (const block of texts) {
      measuring.font = canvasFont('sans', block.size, block.weight);
      expect(breakLines(measuring, block.text, dotsPerLine - 32, block.maxLines, 'en').join(' ')).toBe(block.text);
    }
    const at = (found: TicketBlock | undefined) => (found === undefined ? -1 : blocks.indexOf(found));
    expect(at(texts[1])).toBeLessThan(at(blocks.find(({ kind }) => kind === 'qr')));
  },
);
