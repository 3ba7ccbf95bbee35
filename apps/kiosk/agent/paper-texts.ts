import type { TicketTexts } from '@foyer/kiosk-hardware';

/** A paper ticket's words in one language. */
export interface PaperTexts {
  readonly fixed: Omit<TicketTexts, 'peopleAhead'>;
  /** Under the figure of people ahead, in the plural form that `Intl.PluralRules` names for it. */
  readonly peopleAhead: Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };
  /** The estimate: about the first number of minutes, at most the second. */
  minutes(about: number, most: number): string;
  readonly notice: string;
}

const english: PaperTexts = {
  fixed: {
    yourNumber: 'Your number',
    estimatedWait: 'estimated wait',
    noEstimate: 'No reliable estimate right now',
    scan: 'Scan to follow your place',
    copy: 'COPY',
  },
  peopleAhead: { one: 'person ahead of you', other: 'people ahead of you' },
  minutes: (about, most) => (most > about ? `${about}–${most} min` : `${about} min`),
  notice: 'Please keep this ticket until you are called.',
};

const arabic: PaperTexts = {
  fixed: {
    yourNumber: 'رقمك',
    estimatedWait: 'الانتظار المتوقع',
    noEstimate: 'لا يوجد تقدير موثوق الآن',
    scan: 'امسح الرمز لمتابعة دورك',
    copy: 'نسخة',
  },
  peopleAhead: {
    zero: 'أشخاص قبلك',
    few: 'أشخاص قبلك',
    many: 'شخصًا قبلك',
    other: 'شخص قبلك',
  },
  minutes: (about, most) => (most > about ? `${about}–${most} دقيقة` : `${about} دقيقة`),
  notice: 'يُرجى الاحتفاظ بهذه التذكرة حتى يُنادى رقمك.',
};

const texts: Readonly<Record<string, PaperTexts>> = { en: english, ar: arabic };

/** The words for a language; English for one that has none yet. */
export function paperTexts(language: string): PaperTexts {
  return texts[language.toLowerCase().split('-')[0] ?? ''] ?? english;
}
