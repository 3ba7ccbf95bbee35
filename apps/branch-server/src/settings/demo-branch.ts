import type { LocalText } from '@foyer/configuration';
import type { z } from 'zod';
import { branchSchema, type Staff } from './branch-schema.ts';

const t = (en: string, ar: string): LocalText => ({ en, ar });

type Written = z.input<typeof branchSchema>;

function service(
  id: string,
  categoryId: string,
  prefix: string,
  name: LocalText,
  targetMinutes: number,
  meanMinutes: number,
): Written['services'][number] {
  return {
    id,
    categoryId,
    name,
    numbering: { prefix, first: 1, last: 999 },
    target: { share: 0.8, withinSeconds: targetMinutes * 60 },
    meanServiceSeconds: meanMinutes * 60,
  };
}

const hall = t('Hall', 'الصالة');
const serviceArea = t('Service area', 'ركن الخدمة');
const offices = t('Offices', 'المكاتب');

const written: Written = {
  branchId: 'riverside',
  name: t('Riverside Bank', 'بنك ريفرسايد'),
  timeZone: 'UTC',
  languages: ['en', 'ar'],
  categories: [
    { id: 'everyday', name: t('Everyday banking', 'الخدمات اليومية') },
    { id: 'accounts', name: t('Accounts and cards', 'الحسابات والبطاقات') },
    { id: 'advice', name: t('Advice', 'الاستشارات') },
  ],
  services: [
    service('cash', 'everyday', 'A', t('Cash in and out', 'الإيداع والسحب'), 10, 4),
    service('transfers', 'everyday', 'B', t('Transfers and payments', 'التحويلات والمدفوعات'), 10, 5),
    service('exchange', 'everyday', 'C', t('Foreign currency', 'صرف العملات'), 15, 5),
    service('cards', 'accounts', 'D', t('Cards and PIN', 'البطاقات والرقم السري'), 15, 7),
    service('new-account', 'accounts', 'E', t('Open an account', 'فتح حساب'), 20, 15),
    service('details', 'accounts', 'F', t('Change of details', 'تحديث البيانات'), 15, 6),
    service('loans', 'advice', 'G', t('Loans and mortgages', 'القروض والتمويل العقاري'), 25, 20),
    service('business', 'advice', 'H', t('Business banking', 'خدمات الأعمال'), 20, 12),
  ],
  profiles: [
    {
      id: 'teller',
      name: t('Teller', 'صرّاف'),
      tiers: [
        ['cash', 'transfers', 'exchange'],
        ['cards', 'details'],
      ],
    },
    {
      id: 'service-desk',
      name: t('Service desk', 'خدمة العملاء'),
      tiers: [['cards', 'new-account', 'details'], ['transfers']],
    },
    { id: 'adviser', name: t('Adviser', 'مستشار'), tiers: [['loans', 'business'], ['new-account']] },
  ],
  counters: [
    { id: 'counter-1', number: '1', zone: hall, profileId: 'teller' },
    { id: 'counter-2', number: '2', zone: hall, profileId: 'teller' },
    { id: 'counter-3', number: '3', zone: hall, profileId: 'teller' },
    { id: 'counter-4', number: '4', zone: serviceArea, profileId: 'service-desk' },
    { id: 'counter-5', number: '5', zone: serviceArea, profileId: 'service-desk' },
    { id: 'counter-6', number: '6', zone: offices, profileId: 'adviser' },
  ],
  classes: [
    { id: 'standard', name: t('Standard', 'عادي'), rate: 1 },
    { id: 'assisted', name: t('Needs assistance', 'ذوو الاحتياجات'), rate: 2, headStartSeconds: 300 },
    { id: 'premier', name: t('Premier', 'بريمير'), rate: 1.5, headStartSeconds: 120 },
  ],
  outcomes: [
    { id: 'resolved', name: t('Done', 'تم'), resolved: true },
    { id: 'follow-up', name: t('Needs another visit', 'تحتاج زيارة أخرى'), resolved: false },
    { id: 'referred', name: t('Referred elsewhere', 'أُحيل إلى جهة أخرى'), resolved: false },
  ],
  policy: { kind: 'accumulating', maxOvertakes: 8 },
};

/** A bank's branch with three categories, eight services, six counters and three priority classes. */
export const demoBranch = branchSchema.parse(written);

/** The password of every demo account; refused outside the demo. */
export const DEMO_PASSWORD = 'foyer-demo';

/** The demo's accounts. */
export const demoStaff: readonly Staff[] = [
  { name: 'agent', displayName: 'Amira', role: 'agent', password: DEMO_PASSWORD },
  { name: 'agent2', displayName: 'Jonas', role: 'agent', password: DEMO_PASSWORD },
  { name: 'supervisor', displayName: 'Salma', role: 'supervisor', password: DEMO_PASSWORD },
  { name: 'manager', displayName: 'Daniel', role: 'manager', password: DEMO_PASSWORD },
  { name: 'admin', displayName: 'Ines', role: 'admin', password: DEMO_PASSWORD },
];
