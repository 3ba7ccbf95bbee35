/** What a customer writes who wants no more messages, in the languages that Foyer speaks and those that carriers know. */
const STOP_WORDS = new Set([
  'STOP',
  'STOPALL',
  'STOP ALL',
  'UNSUBSCRIBE',
  'CANCEL',
  'END',
  'QUIT',
  'REVOKE',
  'OPTOUT',
  'ARRET',
  'ARRÊT',
  'ALTO',
  'BAJA',
  'PARAR',
  'SAIR',
  'CANCELAR',
  'STOPP',
  'ABMELDEN',
  '停止',
  '退订',
  'הסר',
  'עצור',
  'إيقاف',
  'توقف',
  'الغاء',
  'إلغاء',
]);
const START_WORDS = new Set([
  'START',
  'UNSTOP',
  'INICIAR',
  'EMPEZAR',
  'DÉMARRER',
  'STARTEN',
  '开始',
  'התחל',
  'ابدأ',
  'ابدا',
]);

/**
 * What somebody asks for who answers a message with one of these words and nothing else, however it is written; `null`
 * where they write something else. Carriers take the same words for it.
 */
export function optWord(text: string): 'stop' | 'start' | null {
  const word = text
    .normalize('NFKC')
    .replace(/[\p{P}\p{S}\p{Cf}]/gu, ' ')
    .trim()
    .replace(/\s+/gu, ' ')
    .toUpperCase();
  if (STOP_WORDS.has(word)) return 'stop';
  return START_WORDS.has(word) ? 'start' : null;
}
