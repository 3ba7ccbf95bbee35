import { textIn } from '@foyer/basics';
import type { OwnDevice, RouteReply } from '@foyer/contract';
import type { TicketContent } from '@foyer/kiosk-hardware';
import { wordsOf } from '@foyer/words/catalogue';
import type { PrinterSettings } from './kiosk-printer.ts';

interface Test {
  readonly branch: RouteReply<'branch'>;
  readonly own: OwnDevice;
  readonly printer: PrinterSettings;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What its QR code holds, to be tried with a phone. */
  readonly url: string;
}

/** A paper that shows how tickets come out here and can't be taken for one: it has no number. */
export function testPaper({ branch, own, printer, now, url }: Test): TicketContent {
  const language = own.settings.languages?.[0] ?? branch.languages[0] ?? 'en';
  const words = wordsOf(language, branch);
  const at = new Date(now).toISOString();
  return {
    logo: null,
    branchName: textIn(branch.name, [language]),
    number: words.t('paper.test'),
    serviceName: own.name,
    further: null,
    facts: [
      { line: printer.address, parts: null },
      { line: words.t('paper.testDots', { dots: printer.dotsPerLine }), parts: null },
    ],
    issuedAtText: [words.date(at), words.clockTime(at)].join(' · '),
    qrUrl: url,
    language,
    direction: words.direction,
    notices: [],
    hint: words.t('paper.testHint'),
    closing: null,
    copy: false,
    texts: { yourNumber: words.t('paper.testTitle'), scan: words.t('paper.testScan'), copy: words.t('paper.copy') },
  };
}
