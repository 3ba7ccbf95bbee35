import type { TicketContent } from '../layout/ticket-content.ts';

/** A ticket as an English kiosk prints it. */
export const englishTicket: TicketContent = {
  branchName: 'Harbour Street Branch',
  number: 'A042',
  serviceName: 'Cash and deposits',
  peopleAhead: 12,
  estimateText: '10–25 min',
  issuedAtText: 'Tue 4 March, 10:42',
  qrUrl: 'http://127.0.0.1:4100/b/main/t/7Kq2mZ8vRt0pXw3uYh6sAc',
  language: 'en',
  direction: 'ltr',
  notice: 'Please stay in sight of a screen. Numbers may not be called in order.',
  copy: false,
  texts: {
    yourNumber: 'Your number',
    peopleAhead: 'people ahead of you',
    estimatedWait: 'estimated wait',
    noEstimate: 'No reliable estimate right now',
    scan: 'Scan to follow your place',
    copy: 'COPY',
  },
};

/** The same ticket in Arabic, with Latin digits inside. */
export const arabicTicket: TicketContent = {
  ...englishTicket,
  branchName: 'فرع شارع الميناء',
  serviceName: 'الإيداع والسحب النقدي',
  estimateText: '10–25 دقيقة',
  issuedAtText: 'الثلاثاء 4 مارس، 10:42',
  language: 'ar',
  direction: 'rtl',
  notice: 'يرجى البقاء على مرأى من الشاشة. قد لا تُستدعى الأرقام بالترتيب.',
  texts: {
    yourNumber: 'رقمك',
    peopleAhead: 'شخصًا أمامك',
    estimatedWait: 'الانتظار المتوقع',
    noEstimate: 'لا يوجد تقدير موثوق الآن',
    scan: 'امسح الرمز لمتابعة دورك',
    copy: 'نسخة',
  },
};

/** A ticket that can be told from all others on paper: by its address in the QR code. */
export function numberedTicket(serial: number): TicketContent {
  return { ...englishTicket, number: `A${String(serial).padStart(3, '0')}`, qrUrl: ticketUrl(serial) };
}

/** The address in a numbered ticket's QR code. */
export function ticketUrl(serial: number): string {
  return `http://127.0.0.1:4100/b/main/t/ticket-${serial}`;
}
