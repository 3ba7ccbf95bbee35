import type { Translation } from '@foyer/ui';
import type { devices as english } from '../en/devices.ts';

/** The devices. */
export const devices: Translation<typeof english> = {
  devices: {
    title: 'الأجهزة',
    intro: 'الأكشاك والشاشات المسموح لها بهذا الفرع. يعرض كل منها رمزًا قصيرًا حتى يُقبل هنا.',
    pair: 'إقران جهاز',
    code: 'الرمز على الجهاز',
    codeHint: 'افتح \u2066/kiosk\u2069 أو \u2066/signage\u2069 على الجهاز؛ الرمز في وسط شاشته.',
    name: 'الاسم',
    nameHint: 'اختياري. اتركه فارغًا لإبقاء الاسم الذي اختاره الجهاز.',
    accept: 'قبول',
    unknown: 'لا جهاز يعرض هذا الرمز. يصلح الرمز عشر دقائق.',
    kind: { kiosk: 'كشك', screen: 'شاشة الصالة' },
    device: 'الجهاز',
    paired: 'أُقرن',
    printer: 'الطابعة',
    lastSeen: 'آخر اتصال',
    now: 'الآن',
    never: 'ليس بعد',
    status: 'الاتصال',
    connected: 'متصل',
    away: 'غير متصل',
    revoked: 'مُقصى',
    revoke: 'إقصاء',
    revokeTitle: 'هل تقصي {{name}}؟',
    revokeText: 'يُقطع اتصاله في الحال ويجب إقرانه من جديد.',
    empty: 'لا أجهزة مقرونة',
    emptyText: 'اكتب رمز كشك أو شاشة لتسمح له.',
    failed: 'تعذر عرض الأجهزة',
  },
};
