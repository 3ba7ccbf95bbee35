import type { UiWords } from './words.ts';

const plain = new Intl.NumberFormat('ar-u-nu-latn', { style: 'unit', unit: 'minute', unitDisplay: 'long' });
/** Minutes after a preposition: the dual changes its ending there. */
const minutes = (count: number) => (count === 2 ? 'دقيقتين' : plain.format(count));

export const arabic: UiWords = {
  close: 'إغلاق',
  cancel: 'إلغاء',
  notifications: 'الإشعارات',
  loading: 'جارٍ التحميل',
  estimate: (about, most) =>
    most === null ? `نحو ${minutes(about)}` : `نحو ${minutes(about)}، و${minutes(most)} على الأكثر`,
  noEstimate: {
    'no-evidence': 'لا تقدير بعد: لم يُخدَم عدد كافٍ من العملاء',
    'no-counter': 'لا تقدير: لا شباك يقدّم هذه الخدمة الآن',
    'branch-closed': 'لا تقدير: الفرع مغلق',
    'service-suspended': 'لا تقدير: هذه الخدمة متوقفة مؤقتًا',
    'clock-stepped': 'لا تقدير: يجري التحقق من الساعة',
    'not-ready': 'يجري حساب التقدير',
    'estimates-old': 'لا تقدير: آخر تقدير قديم ولا يُعتمد عليه',
    'not-waiting': 'لم يعد في الانتظار',
  },
  reconnecting: 'انقطع الاتصال. تجري إعادة الاتصال…',
  stale: (age) => `عمر آخر تحديث: ${age}. قد لا يكون ما تراه حديثًا.`,
  connecting: 'جارٍ الاتصال…',
  unreachable: 'لا يمكن الوصول إلى الفرع في الوقت الحالي.',
  refused: 'رفض خادم الفرع الاتصال.',
  protocolTooOld: 'هذه الصفحة أقدم من خادم الفرع. يُرجى إعادة تحميلها.',
  because: {
    byHand: 'اختير يدويًا',
    pinnedToCounter: (counter) => `محوَّل إلى الشباك ${counter}`,
    pinnedToAgent: (agent) => `محوَّل إلى ${agent}`,
    returnedFirst: 'عاد وله الأولوية',
    overtakenEnough: (times) => `تقدّم عليه آخرون (${times})، وقد حان دوره`,
    policy: {
      accumulating: (waited, before) =>
        before === null ? `الأكثر إلحاحًا: ينتظر منذ ${waited}` : `الأكثر إلحاحًا: ينتظر منذ ${waited}، قبل ${before}`,
      arrival: (waited, before) =>
        before === null ? `الأطول انتظارًا: ${waited}` : `الأطول انتظارًا: ${waited}، قبل ${before}`,
      strict: (waited, before) =>
        before === null ? `الفئة الأعلى: ينتظر منذ ${waited}` : `الفئة الأعلى: ينتظر منذ ${waited}، قبل ${before}`,
    },
  },
};
