import {
  type BranchId,
  type CategoryId,
  type ClassId,
  type CounterId,
  HELP,
  type MarkId,
  MESSAGE_RULES,
  type OutcomeId,
  type Pictogram,
  type ProfileId,
  type SeriesId,
  type ServiceId,
} from '@foyer/basics';
import {
  type BranchConfig,
  type CategoryConfig,
  type CounterConfig,
  type LocalText,
  type NumberSeries,
  type OutcomeConfig,
  type PriorityClass,
  type ServiceConfig,
  standardSettings,
  type WorkProfile,
} from '@foyer/configuration';
import type { Staff } from './staff-schema.ts';

const t = (en: string, ar: string): LocalText => ({ en, ar });

function category(id: string, name: LocalText, pictogram: Pictogram): CategoryConfig {
  return { id: id as CategoryId, name, pictogram };
}

function service(
  id: string,
  categoryId: string,
  name: LocalText,
  targetMinutes: number,
  meanMinutes: number,
  pictogram: Pictogram,
): ServiceConfig {
  return {
    id: id as ServiceId,
    categoryId: categoryId as CategoryId,
    name,
    seriesId: id as SeriesId,
    target: { share: 0.8, withinSeconds: targetMinutes * 60 },
    meanServiceSeconds: meanMinutes * 60,
    maxWaiting: 500,
    pictogram,
  };
}

function series(id: string, prefix: string): NumberSeries {
  return { id: id as SeriesId, prefix, first: 1, last: 999, step: 1, width: 3 };
}

function profile(id: string, name: LocalText, ...tiers: readonly (readonly string[])[]): WorkProfile {
  return { id: id as ProfileId, name, tiers: tiers.map((services) => services.map((each) => each as ServiceId)) };
}

function counter(number: string, zone: LocalText, profileId: string): CounterConfig {
  return { id: `counter-${number}` as CounterId, number, zone, profileId: profileId as ProfileId };
}

function priorityClass(id: string, name: LocalText, rate: number, headStartSeconds: number): PriorityClass {
  return { id: id as ClassId, name, rate, headStartSeconds };
}

function outcome(id: string, name: LocalText, resolved: boolean): OutcomeConfig {
  return { id: id as OutcomeId, name, resolved };
}

const hall = t('Hall', 'الصالة');
const serviceArea = t('Service area', 'ركن الخدمة');
const offices = t('Offices', 'المكاتب');

/** When and how the bank has its staff escalate. */
const GUIDANCE: Readonly<Record<string, LocalText>> = {
  approval: t(
    'Amounts above 5,000 and every waived fee. Say the amount in the note.',
    'المبالغ التي تتجاوز 5000 وكل إعفاء من الرسوم. اذكر المبلغ في الملاحظة.',
  ),
  complaint: t(
    'When an apology and an explanation were not enough. Stay with the customer until a supervisor answers.',
    'عندما لا يكفي الاعتذار والتوضيح. ابقَ مع العميل حتى يجيب المشرف.',
  ),
};

/** A bank's branch with three categories, eight services, six counters and three priority classes. */
export const demoBranch: BranchConfig = {
  branchId: 'riverside' as BranchId,
  name: t('Riverside Bank', 'بنك ريفرسايد'),
  timeZone: 'UTC',
  locale: 'en-GB',
  cutOverHour: 3,
  languages: ['en', 'ar'],
  categories: [
    category('everyday', t('Everyday banking', 'الخدمات اليومية'), 'banknote'),
    category('accounts', t('Accounts and cards', 'الحسابات والبطاقات'), 'credit-card'),
    category('advice', t('Advice', 'الاستشارات'), 'handshake'),
  ],
  series: [
    series('cash', 'A'),
    series('transfers', 'B'),
    series('exchange', 'C'),
    series('cards', 'D'),
    series('new-account', 'E'),
    series('details', 'F'),
    series('loans', 'G'),
    series('business', 'H'),
  ],
  services: [
    service('cash', 'everyday', t('Cash in and out', 'الإيداع والسحب'), 10, 4, 'banknote'),
    service('transfers', 'everyday', t('Transfers and payments', 'التحويلات والمدفوعات'), 10, 5, 'arrow-left-right'),
    service('exchange', 'everyday', t('Foreign currency', 'صرف العملات'), 15, 5, 'globe'),
    service('cards', 'accounts', t('Cards and PIN', 'البطاقات والرقم السري'), 15, 7, 'credit-card'),
    service('new-account', 'accounts', t('Open an account', 'فتح حساب'), 20, 15, 'user-plus'),
    service('details', 'accounts', t('Change of details', 'تحديث البيانات'), 15, 6, 'file-pen'),
    service('loans', 'advice', t('Loans and mortgages', 'القروض والتمويل العقاري'), 25, 20, 'house'),
    service('business', 'advice', t('Business banking', 'خدمات الأعمال'), 20, 12, 'briefcase'),
  ],
  profiles: [
    profile('teller', t('Teller', 'صرّاف'), ['cash', 'transfers', 'exchange'], ['cards', 'details']),
    profile('service-desk', t('Service desk', 'خدمة العملاء'), ['cards', 'new-account', 'details'], ['transfers']),
    profile('adviser', t('Adviser', 'مستشار'), ['loans', 'business'], ['new-account']),
  ],
  counters: [
    counter('1', hall, 'teller'),
    counter('2', hall, 'teller'),
    counter('3', hall, 'teller'),
    counter('4', serviceArea, 'service-desk'),
    counter('5', serviceArea, 'service-desk'),
    counter('6', offices, 'adviser'),
  ],
  classes: [
    priorityClass('standard', t('Standard', 'عادي'), 1, 0),
    priorityClass('assisted', t('Needs assistance', 'ذوو الاحتياجات'), 2, 300),
    priorityClass('premier', t('Premier', 'بريمير'), 1.5, 120),
  ],
  outcomes: [
    outcome('resolved', t('Done', 'تم'), true),
    outcome('follow-up', t('Needs another visit', 'تحتاج زيارة أخرى'), false),
    outcome('referred', t('Referred elsewhere', 'أُحيل إلى جهة أخرى'), false),
  ],
  ...standardSettings,
  reasons: {
    ...standardSettings.reasons,
    escalation: standardSettings.reasons.escalation.map((reason) => {
      const guidance = GUIDANCE[reason.id];
      return guidance === undefined ? reason : { ...reason, guidance };
    }),
  },
  marks: [
    { id: 'copies' as MarkId, name: t('Copying papers', 'تصوير الأوراق'), kind: 'timed' },
    {
      id: 'forms' as MarkId,
      name: t('Forms filled in', 'نماذج مُلئت'),
      kind: 'counted',
      services: ['new-account', 'details', 'loans', 'business'] as ServiceId[],
    },
    {
      id: 'insurance' as MarkId,
      name: t('Travel insurance', 'تأمين السفر'),
      kind: 'counted',
      amountUnit: 'EUR',
      offer: true,
      services: ['exchange', 'cards', 'new-account'] as ServiceId[],
    },
  ],
  segments: [
    { id: 'salary', name: t('Salary customer', 'عميل راتب') },
    { id: 'new', name: t('New customer', 'عميل جديد') },
  ],
  tags: [
    { id: 'documents-missing', name: t('Documents missing', 'مستندات ناقصة') },
    { id: 'accompanied', name: t('Accompanied', 'برفقة مرافق') },
    { id: 'call-back', name: t('Wants a call back', 'يريد معاودة الاتصال') },
  ],
  policy: { kind: 'accumulating', maxOvertakes: 8 },
  escalationDeadlineSeconds: 180,
  escalations: [
    {
      reason: HELP,
      levels: [
        { role: 'agent', withinSeconds: 120 },
        { role: 'supervisor', withinSeconds: 120 },
      ],
    },
    {
      reason: 'security',
      levels: [
        { role: 'supervisor', withinSeconds: 60, remindSeconds: 30 },
        { role: 'manager', withinSeconds: 60 },
      ],
    },
  ],
  // It is opened by hand at any hour, so there are no quiet ones.
  messages: { rules: MESSAGE_RULES, nearlyMinutes: 10, mostPerVisit: 4, apartMinutes: 1 },
};

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
