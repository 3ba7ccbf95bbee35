/** The English catalogue, a file a subject; every language has the same keys. */
export interface Catalogue {
  backup: typeof import('../en/backup.json');
  audit: typeof import('../en/audit.json');
  common: typeof import('../en/common.json');
  counter: typeof import('../en/counter.json');
  csv: typeof import('../en/csv.json');
  devices: typeof import('../en/devices.json');
  dialogs: typeof import('../en/dialogs.json');
  done: typeof import('../en/done.json');
  floor: typeof import('../en/floor.json');
  founding: typeof import('../en/founding.json');
  hours: typeof import('../en/hours.json');
  keys: typeof import('../en/keys.json');
  kiosk: typeof import('../en/kiosk.json');
  looks: typeof import('../en/looks.json');
  mistakes: typeof import('../en/mistakes.json');
  mobile: typeof import('../en/mobile.json');
  messages: typeof import('../en/messages.json');
  notices: typeof import('../en/notices.json');
  pages: typeof import('../en/pages.json');
  paper: typeof import('../en/paper.json');
  people: typeof import('../en/people.json');
  phone: typeof import('../en/phone.json');
  practice: typeof import('../en/practice.json');
  printer: typeof import('../en/printer.json');
  privacy: typeof import('../en/privacy.json');
  problem: typeof import('../en/problem.json');
  reasons: typeof import('../en/reasons.json');
  reports: typeof import('../en/reports.json');
  settings: typeof import('../en/settings.json');
  shell: typeof import('../en/shell.json');
  signage: typeof import('../en/signage.json');
  templates: typeof import('../en/templates.json');
}

type Base<Key extends string> = Key extends `${infer Stem}_${Intl.LDMLPluralRule}` ? Stem : Key;

type Path<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Prefix}${Base<Key>}`
    : Path<Tree[Key], `${Prefix}${Key}.`>;
}[keyof Tree & string];

/** The name of a sentence: subject and path, such as `kiosk.ticket.next`, without the ending of a plural form. */
export type WordKey = Path<Catalogue>;
