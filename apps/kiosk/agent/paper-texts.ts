import type { TicketTexts } from '@foyer/kiosk-hardware';

/** A paper ticket's words in one language; how many are ahead and how long it takes is said as everywhere. */
export interface PaperTexts {
  readonly fixed: TicketTexts;
  /** After how many people there are: "ahead of you". */
  readonly ahead: string;
  /** In its place when nobody is. */
  readonly next: string;
  /** Below an estimate that is one figure. */
  readonly expected: string;
  readonly notice: string;
}

const english: PaperTexts = {
  fixed: { yourNumber: 'Your number', scan: 'Scan to follow your place', copy: 'COPY' },
  ahead: 'ahead of you',
  next: 'You are next',
  expected: 'expected wait',
  notice: 'Please keep this ticket until you are called.',
};

const arabic: PaperTexts = {
  fixed: { yourNumber: 'رقمك', scan: 'امسح الرمز لمتابعة دورك', copy: 'نسخة' },
  ahead: 'قبلك',
  next: 'أنت التالي',
  expected: 'الانتظار المتوقع',
  notice: 'يُرجى الاحتفاظ بهذه التذكرة حتى يُنادى رقمك.',
};

const texts: Readonly<Record<string, PaperTexts>> = { en: english, ar: arabic };

/** The words for a language; English for one that has none yet. */
export function paperTexts(language: string): PaperTexts {
  return texts[language.toLowerCase().split('-')[0] ?? ''] ?? english;
}
