import type { Translation } from '@foyer/ui';
import type { problem as english } from '../en/problem.ts';

/** What the server refuses, said in place of its English sentence; `{{detail}}` is that sentence. */
export const problem: Translation<typeof english> = {
  problem: {
    'validation-failed': 'في ما أُرسل شيء غير صالح.',
    'invalid-configuration': 'الإعدادات تناقض نفسها.',
    unauthorised: 'لقد سُجّل خروجك. ادخل من جديد.',
    forbidden: 'لا يحق لدورك القيام بهذا.',
    'wrong-origin': 'جاء الطلب من موقع آخر.',
    'not-found': 'لم يعد موجودًا.',
    'invalid-state': 'غير ممكن في الحالة الراهنة.',
    'version-conflict': 'غيّرها شخص آخر في هذه الأثناء، أعد النظر.',
    'command-id-reused': 'أُرسل هذا من قبل بمحتوى آخر.',
    'branch-closed': 'الفرع مغلق.',
    'service-suspended': 'الخدمة موقوفة.',
    'queue-full': 'الطابور ممتلئ.',
    'numbers-exhausted': 'كل أرقام الخدمة مستعملة.',
    'queue-empty': 'لا أحد ينتظر هذا الشباك.',
    'counter-busy': 'عند الشباك عميل، أنهِ خدمته أولًا.',
    'counter-taken': 'فتح زميل هذا الشباك.',
    'agent-busy': 'لديك شباك آخر مفتوح، أغلقه أولًا.',
    'body-too-large': 'النص طويل جدًا.',
    'unsupported-media-type': 'لم يفهم الخادم هذه الصفحة. أعد تحميلها.',
    'rate-limited': 'طلبات كثيرة دفعة واحدة. انتظر لحظة.',
    'locked-out': 'محاولات فاشلة كثيرة. انتظر بضع دقائق.',
    'storage-unavailable': 'لا يمكن حفظ شيء الآن، ولم يتغير شيء.',
    'server-closing': 'الخادم يُغلق، حاول بعد لحظة.',
    'report-timeout': 'استغرق التقرير وقتًا طويلًا. اختر فترة أقصر.',
    'internal-error': 'حدث خطأ في الخادم، ولم يتغير شيء.',
    unreachable: 'لا اتصال بخادم الفرع. تحقق من الشبكة وحاول مرة أخرى.',
    'timed-out': 'لم يجب خادم الفرع في الوقت المناسب. حاول مرة أخرى.',
    cancelled: 'أُلغي الطلب.',
    'unreadable-reply': 'تعذرت قراءة الجواب. حاول مرة أخرى.',
  },
};
