import type { Translation } from '@foyer/ui';
import type { done as english } from '../en/done.ts';

/** What an action came to. */
export const done: Translation<typeof english> = {
  done: {
    seenTo: 'عولج أمر التذكرة {{number}}',
    called: 'نودي {{number}}',
    callNext: 'نودي العميل التالي',
    start: 'بدأت خدمة {{number}}',
    recall: 'أُعيد نداء {{number}}',
    noShow: '{{number}} لم يحضر',
    finish: 'انتهت خدمة {{number}}',
    finishAndCallNext: 'انتهت خدمة {{number}}',
    hold: '{{number}} معلّق',
    transfer: 'حُوّل {{number}}',
    escalate: 'طُلب مشرف من أجل {{number}}',
    cancelVisit: 'أُلغيت زيارة {{number}}',
    abandonVisit: 'سُجّل {{number}} كمغادر',
    resumeVisit: 'تتابع خدمة {{number}}',
    toQueue: 'عاد {{number}} إلى الطابور',
    pause: 'الشباك متوقف مؤقتًا',
    resumeCounter: 'الشباك مفتوح من جديد',
    openCounter: 'الشباك مفتوح',
    closeCounter: 'الشباك مغلق',
    acknowledge: 'تم الاستلام',
    resolve: 'تمت المعالجة',
    suspend: 'أُوقفت خدمة {{service}}',
    resumeService: 'عادت خدمة {{service}}',
    openBranch: 'الفرع مفتوح',
    closeBranch: 'الفرع مغلق أمام التذاكر الجديدة',
    endDay: 'انتهى يوم الفرع',
    print: 'سُجّلت كمطبوعة',
    claim: 'أُقرن {{name}}',
    revoke: 'أُقصي {{name}}',
  },
};
