import type { Translation } from '@foyer/ui';
import type { dialogs as english } from '../en/dialogs.ts';

/** The windows over the counter. */
export const dialogs: Translation<typeof english> = {
  hold: {
    title: 'تعليق {{number}}',
    confirm: 'تعليق',
    text: 'يحتفظ العميل بدوره، ويمكنك المتابعة معه في أي وقت.',
  },
  pause: { title: 'إيقاف الشباك مؤقتًا', confirm: 'إيقاف مؤقت', text: 'لن يُنادى أحد إلى هنا حتى تتابع.' },
  closeCounter: {
    title: 'هل تغلق الشباك؟',
    confirm: 'إغلاق الشباك',
    text: 'بعدها يمكن لغيرك أن يفتحه.',
    held: 'ما زال معلّقًا لديك: {{numbers}}. تمكن المتابعة لاحقًا، أو الإعادة إلى الطابور أولًا.',
  },
  escalate: {
    title: 'طلب مشرف من أجل {{number}}',
    confirm: 'تصعيد',
    text: 'يبقى العميل عند شباكك، ويُخبَر مشرف في الحال.',
  },
  noShow: {
    title: 'ألم يحضر {{number}}؟',
    confirm: 'لم يحضر',
    called: 'نودي قبل {{time}}.',
    text: 'تنتهي الزيارة ولا يُنادى الرقم بعد ذلك.',
  },
  cancelVisit: {
    title: 'هل تلغي زيارة {{number}}؟',
    confirm: 'إلغاء الزيارة',
    text: 'لأن العميل قال إنه مغادر. لن يُنادى هذا الرقم بعد ذلك.',
  },
  abandon: {
    title: 'هل غادر {{number}}؟',
    confirm: 'تسجيل المغادرة',
    text: 'تنتهي الزيارة كمغادرة ولا يُنادى الرقم بعد ذلك.',
  },
  transfer: {
    title: 'تحويل {{number}}',
    confirm: 'تحويل',
    to: 'إلى',
    toService: 'خدمة',
    toCounter: 'شباك',
    toAgent: 'زميل',
    service: 'أي خدمة',
    counter: 'أي شباك',
    agent: 'أي زميل',
    agentAt: '{{agent}}، الشباك {{number}}',
    counterBy: 'الشباك {{number}}، {{agent}}',
    counterClosed: 'الشباك {{number}}، مغلق',
    keepService: 'الخدمة نفسها',
    asService: 'من أجل الخدمة',
    position: 'الموضع في الطابور',
    original: 'حسب الوصول',
    originalHint: 'يحتفظ بأقدمية التذكرة',
    first: 'أولًا',
    firstHint: 'يُنادى قبل الجميع',
    last: 'أخيرًا',
    lastHint: 'يقف في الطابور من جديد',
    choose: 'اختر…',
    nobody: 'لا شباك مفتوحًا لأي زميل',
  },
};
