import type { ReportName } from '@foyer/contract';

/** A column's head in each language a report can be written in. */
export interface Words {
  readonly en: string;
  readonly ar: string;
}

/** What the rows of a report are about. */
export const KEY_WORDS: Readonly<Record<ReportName, Words>> = {
  overview: { en: 'Report', ar: 'التقرير' },
  services: { en: 'Service', ar: 'الخدمة' },
  hours: { en: 'Hour', ar: 'الساعة' },
  days: { en: 'Day', ar: 'اليوم' },
  counters: { en: 'Counter', ar: 'الشباك' },
  agents: { en: 'Agent', ar: 'الموظف' },
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
