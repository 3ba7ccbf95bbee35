import type { UiWords } from './ui-words.ts';

const unit = new Intl.NumberFormat('ar-u-nu-latn', { style: 'unit', unit: 'minute', unitDisplay: 'long' });
/** Minutes by their number's own form; the dual's ending depends on its place in the sentence. */
const minutes = (count: number, dual: 'دقيقتان' | 'دقيقتين') => (count === 2 ? dual : unit.format(count));
const plural = new Intl.PluralRules('ar');
const PEOPLE: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'لا أحد',
  one: 'شخص واحد',
  two: 'شخصان',
  few: '# أشخاص',
  many: '# شخصًا',
  other: '# شخص',
};

const waitNotKnown = 'لا يمكن تقدير مدة الانتظار بعد';

export const arabic: UiWords = {
  close: 'إغلاق',
  estimate: {
    about: (count) => `نحو ${minutes(count, 'دقيقتين')}`,
    most: (count) => `${minutes(count, 'دقيقتان')} على الأكثر`,
    long: 'أكثر من ساعتين',
    perhapsLong: 'قد يتجاوز ساعتين',
    both: (about, most) => `${about}، و${most}`,
  },
  people: (count) => PEOPLE[plural.select(count)].replace('#', String(count)),
  waitNotKnown,
  noEstimate: {
    'no-evidence': waitNotKnown,
    'no-counter': `${waitNotKnown}: لا شباك يقدّم هذه الخدمة الآن`,
    'branch-closed': 'لا يمكن تقدير مدة الانتظار: الفرع مغلق',
    'service-suspended': 'لا يمكن تقدير مدة الانتظار: هذه الخدمة متوقفة مؤقتًا',
    'clock-stepped': 'لا يمكن تقدير مدة الانتظار في هذه اللحظة',
    'not-ready': waitNotKnown,
    'estimates-old': 'لا يمكن تقدير مدة الانتظار في هذه اللحظة',
    'not-waiting': 'لم يعد في الانتظار',
  },
  reconnecting: 'انقطع الاتصال. تجري إعادة الاتصال…',
  stale: (age) => `عمر آخر تحديث: ${age}. قد لا يكون ما تراه حديثًا.`,
  because: {
    byHand: 'اختير يدويًا',
    pinnedToCounter: (counter) => `محوَّل إلى الشباك ${counter}`,
    pinnedToAgent: (agent) => `محوَّل إلى ${agent}`,
    returnedFirst: 'عاد وله الأولوية',
    overtakenEnough: (times) => `تقدّم عليه آخرون (${times})، وقد حان دوره`,
    ownServices: (waited, before) =>
      before === null
        ? `خدمات هذا الشباك أولًا: ينتظر منذ ${waited}`
        : `خدمات هذا الشباك أولًا: ينتظر منذ ${waited}، قبل ${before}`,
    policy: {
      accumulating: (waited, before) =>
        before === null
          ? `الأكثر إلحاحًا حسب الفئة والانتظار قياسًا بالهدف: ${waited}`
          : `الأكثر إلحاحًا حسب الفئة والانتظار قياسًا بالهدف: ${waited}، قبل ${before}`,
      arrival: (waited, before) =>
        before === null ? `الأطول انتظارًا: ${waited}` : `الأطول انتظارًا: ${waited}، قبل ${before}`,
      strict: (waited, before) =>
        before === null ? `الفئة الأعلى: ينتظر منذ ${waited}` : `الفئة الأعلى: ينتظر منذ ${waited}، قبل ${before}`,
    },
  },
};
