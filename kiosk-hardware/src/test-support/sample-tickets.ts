import type { TicketContent } from '../layout/ticket-content.ts';

/** A ticket as an English kiosk prints it. */
export const englishTicket: TicketContent = {
  branchName: 'Harbour Street Branch',
  number: 'A042',
  serviceName: 'Cash and deposits',
  further: null,
  facts: [
    { line: '12 people ahead of you', parts: { figure: '12 people', label: 'ahead of you' } },
    { line: 'about 10 min, at most 25', parts: { figure: 'about 10 min', label: 'at most 25' } },
  ],
  issuedAtText: 'Tue 4 March, 10:42',
  qrUrl: 'http://127.0.0.1:4100/b/main/t/7Kq2mZ8vRt0pXw3uYh6sAc',
  language: 'en',
  direction: 'ltr',
  hint: 'Please stay in sight of a screen. Numbers may not be called in order.',
  logo: null,
  closing: null,
  notices: [],
  copy: false,
  texts: {
    yourNumber: 'Your number',
    scan: 'Scan to follow your place',
    copy: 'COPY',
  },
};

/** The same ticket in Arabic, with Latin digits inside. */
export const arabicTicket: TicketContent = {
  ...englishTicket,
  branchName: 'فرع شارع الميناء',
  serviceName: 'الإيداع والسحب النقدي',
  facts: [
    { line: '12 شخصًا قبلك', parts: { figure: '12 شخصًا', label: 'قبلك' } },
    {
      line: 'نحو 10 دقائق، و25 دقيقة على الأكثر',
      parts: { figure: 'نحو 10 دقائق', label: '25 دقيقة على الأكثر' },
    },
  ],
  issuedAtText: 'الثلاثاء 4 مارس، 10:42',
  language: 'ar',
  direction: 'rtl',
  hint: 'يرجى البقاء على مرأى من الشاشة. قد لا تُستدعى الأرقام بالترتيب.',
  logo: null,
  closing: null,
  notices: [],
  texts: {
    yourNumber: 'رقمك',
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
