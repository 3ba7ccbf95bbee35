import type { Translation } from '@foyer/ui';
import type { en } from './en.ts';

export const ar: Translation<typeof en> = {
  screen: 'شاشة الصالة',
  stage: {
    title: 'النداء الحالي',
    counter: 'الشباك',
    idle: 'تفضلوا بالجلوس',
    idleHint: 'سيظهر رقمكم هنا.',
    closed: 'الفرع مغلق الآن',
    closedHint: 'تُصدر التذاكر عند افتتاح الفرع من جديد.',
  },
  finishing: {
    title: 'لا تذاكر جديدة اليوم.',
    hint: 'سيُنادى على كل من يحمل تذكرة.',
  },
  recent: { title: 'النداءات السابقة', none: 'لا نداءات سابقة', ticket: 'التذكرة', counter: 'الشباك' },
  waits: {
    title: 'الانتظار الآن',
    waiting: 'في الانتظار',
    suspended: 'متوقفة',
    closed: 'مغلقة',
    full: 'مكتملة',
  },
  reconnecting: 'تجري إعادة الاتصال بالفرع …',
  stale: 'لا جديد منذ {{age}}. قد تتأخر الأرقام.',
  fallback: {
    title: 'انقطع اتصال هذه الشاشة بالفرع',
    hint: 'يرجى الانتباه إلى النداء أو سؤال الموظفين.',
  },
  connecting: 'جارٍ الاتصال بالفرع …',
  refused: {
    outdated: 'هذه الصفحة أقدم من خادم الفرع، وستُحدَّث تلقائيًا.',
    other: 'خادم الفرع لا يسمح بدخول هذه الشاشة.',
  },
  address: {
    title: 'عنوان هذه الشاشة غير صحيح',
    hint: 'يتكوّن الاسم من 64 حرفًا أو رقمًا على الأكثر: \u2066/signage/?screen=lobby\u2069',
  },
  pairing: {
    title: 'اقتران هذه الشاشة',
    hint: 'أدخلوا هذا الرمز في لوحة التحكم، ضمن الأجهزة.',
    asking: 'جارٍ طلب رمز من خادم الفرع …',
  },
  sound: { touch: 'المسوا الشاشة لتشغيل الصوت', off: 'لا صوت: {{why}}' },
};
