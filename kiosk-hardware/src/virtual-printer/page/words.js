const en = {
  title: 'Ticket printer',
  connecting: 'Connecting…',
  lost: 'Connection lost, trying again…',
  printing: 'Printing…',
  waits: (status) => `${status} – a ticket waits`,
  unknown: 'Unknown',
  paper: (id, time) => `Paper ${id}, ${time}`,
  machine: 'Printer',
  empty: 'Paper comes out here when a kiosk prints.',
  faultsTitle: 'Make something go wrong',
  clear: 'All in order',
  trayTitle: 'Earlier papers',
  emptyTray: 'Empty the tray',
  trayHint: 'Nothing yet.',
  faults: {
    'paper-out': ['Paper out', 'Stops at once, goes on with a new roll'],
    'paper-near-end': ['Paper nearly out', 'Prints, and warns'],
    'cover-open': ['Cover open', 'Stops until it is closed'],
    'cutter-error': ['Cutter jammed', 'Stops until it is cleared'],
    silent: ['Silent', 'Prints, and never answers'],
    slow: ['Slow', 'A ticket takes ten seconds'],
    'cut-off': ['Cable pulled', 'Once, in the middle of the next ticket'],
    off: ['Power off', 'Drops the line and forgets what it held'],
  },
  status: {
    ready: 'Ready',
    'paper-near-end': 'Paper nearly out',
    'paper-out': 'No paper',
    'cover-open': 'Cover open',
    'cutter-error': 'Cutter jammed',
    error: 'Fault',
    offline: 'Offline',
    'not-answering': 'Silent',
    unreachable: 'Switched off',
  },
};

const ar = {
  title: 'طابعة التذاكر',
  connecting: 'جارٍ الاتصال…',
  lost: 'انقطع الاتصال، تجري المحاولة من جديد…',
  printing: 'تجري الطباعة…',
  waits: (status) => `${status} – تذكرة في الانتظار`,
  unknown: 'غير معروف',
  paper: (id, time) => `الورقة ${id}، ${time}`,
  machine: 'الطابعة',
  empty: 'يخرج الورق هنا عندما يطبع جهاز التذاكر.',
  faultsTitle: 'افتعال عطل',
  clear: 'كل شيء سليم',
  trayTitle: 'الأوراق السابقة',
  emptyTray: 'إفراغ الدرج',
  trayHint: 'لا شيء بعد.',
  faults: {
    'paper-out': ['نفاد الورق', 'تتوقف فورًا وتتابع مع لفّة جديدة'],
    'paper-near-end': ['الورق على وشك النفاد', 'تطبع وتنبّه'],
    'cover-open': ['الغطاء مفتوح', 'تتوقف حتى يُغلق'],
    'cutter-error': ['القاطع عالق', 'تتوقف حتى يُحرَّر'],
    silent: ['صامتة', 'تطبع ولا تجيب أبدًا'],
    slow: ['بطيئة', 'تستغرق التذكرة عشر ثوانٍ'],
    'cut-off': ['السلك مفصول', 'مرة واحدة، في منتصف التذكرة التالية'],
    off: ['الطاقة مقطوعة', 'تقطع الاتصال وتنسى ما كان لديها'],
  },
  status: {
    ready: 'جاهزة',
    'paper-near-end': 'الورق على وشك النفاد',
    'paper-out': 'لا ورق',
    'cover-open': 'الغطاء مفتوح',
    'cutter-error': 'القاطع عالق',
    error: 'عطل',
    offline: 'غير متصلة',
    'not-answering': 'صامتة',
    unreachable: 'مطفأة',
  },
};

/** The first of the browser's languages that there are words for; else English. */
const language =
  navigator.languages.map((tag) => tag.split('-')[0]).find((tag) => tag === 'en' || tag === 'ar') ?? 'en';

export const words = language === 'ar' ? ar : en;

/** Writes the page's own words, and marks its language and direction. */
export function writeWords() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = `${words.title} – Foyer`;
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = words[place.dataset.word];
  for (const place of document.querySelectorAll('[data-label]'))
    place.setAttribute('aria-label', words[place.dataset.label]);
}

/** In 24 hours and Western digits, as on every paper and page. */
export const clock = new Intl.DateTimeFormat(`${language}-u-nu-latn`, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
