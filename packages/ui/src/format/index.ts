/** The formatting alone, without components or styles, for a process that has no page. */
export { baseLanguage, directionOf } from '../i18n.ts';
export { formatEstimate, type SaidEstimate, sayEstimate, sayNoEstimate } from './estimate.ts';
export { formatTag } from './language.ts';
export { formatCount, languageName, localText, sayPeople } from './text.ts';
export { formatClockTime, formatDate, formatDuration } from './time.ts';
