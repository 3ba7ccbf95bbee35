import type { QuotedBy, QuoteWithheld, ReportName } from '@foyer/basics';

/** A column's head in each language a report can be written in. */
export interface Words {
  readonly en: string;
  readonly ar: string;
}

/** What the rows of a report are about. */
export const KEY_WORDS: Readonly<Record<ReportName | QuotedBy, Words>> = {
  overview: { en: 'Report', ar: 'التقرير' },
  services: { en: 'Service', ar: 'الخدمة' },
  hours: { en: 'Hour', ar: 'الساعة' },
  days: { en: 'Day', ar: 'اليوم' },
  counters: { en: 'Counter', ar: 'الشباك' },
  agents: { en: 'Agent', ar: 'الموظف' },
  classes: { en: 'Class', ar: 'الفئة' },
  heatmap: { en: 'Weekday and hour', ar: 'اليوم والساعة' },
};

export const WHOLE_BRANCH: Words = { en: 'Whole branch', ar: 'الفرع كله' };

export const WEEKDAYS: readonly Words[] = [
  { en: 'Monday', ar: 'الاثنين' },
  { en: 'Tuesday', ar: 'الثلاثاء' },
  { en: 'Wednesday', ar: 'الأربعاء' },
  { en: 'Thursday', ar: 'الخميس' },
  { en: 'Friday', ar: 'الجمعة' },
  { en: 'Saturday', ar: 'السبت' },
  { en: 'Sunday', ar: 'الأحد' },
];

export const COUNT_WORDS = {
  tickets: { en: 'Tickets (one per visit)', ar: 'التذاكر (واحدة لكل زيارة)' },
  arrivals: { en: 'Arrivals (tickets and transfers)', ar: 'الواصلون (التذاكر والتحويلات)' },
  served: { en: 'Served', ar: 'تمت خدمتهم' },
  open: { en: 'Still open', ar: 'لم تنته بعد' },
  recalls: { en: 'Repeated calls', ar: 'النداءات المعادة' },
  autoClosed: { en: 'Ended by the system', ar: 'أنهاها النظام' },
} as const satisfies Record<string, Words>;

export const TIME_WORDS = {
  wait: { en: 'Wait', ar: 'الانتظار' },
  firstResponse: { en: 'Ticket to first call', ar: 'من التذكرة إلى أول نداء' },
  walk: { en: 'Call to start', ar: 'من النداء إلى بدء الخدمة' },
  serviceTime: { en: 'Service', ar: 'الخدمة' },
  hold: { en: 'On hold', ar: 'التعليق' },
  handleTime: { en: 'Service and hold', ar: 'الخدمة والتعليق' },
  resolutionTime: { en: 'Ticket to resolved', ar: 'من التذكرة إلى الحل' },
} as const satisfies Record<string, Words>;

export const SPREAD_WORDS = {
  count: { en: 'number', ar: 'العدد' },
  mean: { en: 'mean (min)', ar: 'المتوسط (دقيقة)' },
  median: { en: 'median (min)', ar: 'الوسيط (دقيقة)' },
  p90: { en: '90 % within (min)', ar: '90 % خلال (دقيقة)' },
} as const satisfies Record<string, Words>;

export const SHARE_WORDS = {
  withinTarget: { en: 'Called within target (% of those called)', ar: 'نودي ضمن الهدف (% ممن نودي)' },
  noShow: { en: 'No-shows (% of arrivals)', ar: 'لم يحضروا (% من الواصلين)' },
  abandoned: { en: 'Left before the call (% of arrivals)', ar: 'غادروا قبل النداء (% من الواصلين)' },
  cancelled: { en: 'Cancelled (% of arrivals)', ar: 'أُلغيت (% من الواصلين)' },
  transferred: { en: 'Transferred on (% of arrivals)', ar: 'حُوّلوا (% من الواصلين)' },
  escalated: { en: 'Escalated (% of arrivals)', ar: 'صُعّدت (% من الواصلين)' },
  resolved: { en: 'Resolved (% of those served)', ar: 'حُلّت (% ممن خُدموا)' },
  firstContactResolution: {
    en: 'Resolved at the first visit (% of known customers served)',
    ar: 'حُلّت من أول زيارة (% من العملاء المعروفين الذين خُدموا)',
  },
  repeatContact: {
    en: 'Back within 7 days (% of known customers)',
    ar: 'عادوا خلال 7 أيام (% من العملاء المعروفين)',
  },
  occupancy: { en: 'Serving (% of open counter time)', ar: 'وقت الخدمة (% من وقت فتح الشباك)' },
} as const satisfies Record<string, Words>;

export const QUOTED_COUNT_WORDS = {
  tickets: { en: 'Tickets', ar: 'التذاكر' },
  quoted: { en: 'Told minutes', ar: 'أُبلغت بدقائق' },
  called: { en: 'Told minutes and called', ar: 'أُبلغت بدقائق ونودي عليها' },
  left: { en: 'Told minutes and left before the call', ar: 'أُبلغت بدقائق وغادر أصحابها قبل النداء' },
  waiting: { en: 'Told minutes and not called yet', ar: 'أُبلغت بدقائق ولم يُناد عليها بعد' },
  apart: {
    en: 'Told minutes and sent on or served without a call or ended by the system',
    ar: 'أُبلغت بدقائق ثم حُوّلت أو خُدمت دون نداء أو أنهاها النظام',
  },
} as const satisfies Record<string, Words>;

export const QUOTED_TIME_WORDS = {
  meanQuoted: { en: 'Quoted median: mean (min)', ar: 'الوسيط المعلن: المتوسط (دقيقة)' },
  meanWait: { en: 'Ticket to first call: mean (min)', ar: 'من التذكرة إلى أول نداء: المتوسط (دقيقة)' },
  meanError: { en: 'Quoted median off by: mean (min)', ar: 'خطأ الوسيط المعلن: المتوسط (دقيقة)' },
  bias: { en: 'Quoted median less actual: mean (min)', ar: 'الوسيط المعلن ناقص الفعلي: المتوسط (دقيقة)' },
  meanBound: { en: 'Quoted 90 % bound: mean (min)', ar: 'الحد الأقصى المعلن (90 %): المتوسط (دقيقة)' },
} as const satisfies Record<string, Words>;

export const COVERED_WORDS: Words = {
  en: 'Called within the quoted 90 % bound (% of those called)',
  ar: 'نودي ضمن الحد الأقصى المعلن 90 % (% ممن نودي)',
};
export const WITHHELD_WORDS: Words = { en: 'Told no minutes', ar: 'لم تُبلغ بدقائق' };
export const OF_TICKETS: Words = { en: '% of tickets', ar: '% من التذاكر' };

export const REASON_WORDS: Readonly<Record<QuoteWithheld, Words>> = {
  'no-evidence': { en: 'too little data yet', ar: 'بيانات غير كافية بعد' },
  'no-counter': { en: 'no counter open', ar: 'لا شباك مفتوح' },
  'branch-closed': { en: 'branch closed', ar: 'الفرع مغلق' },
  'service-suspended': { en: 'service suspended', ar: 'الخدمة موقوفة' },
  'clock-stepped': { en: 'clock set back', ar: 'أُعيدت الساعة إلى الوراء' },
  'not-ready': { en: 'not worked out yet', ar: 'لم يُحسب بعد' },
  'estimates-old': { en: 'estimates too old', ar: 'التقديرات قديمة' },
};
