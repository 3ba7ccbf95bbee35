/** The formatting alone, without components or styles, for a process that has no page. */
export { baseLanguage, directionOf } from '../i18n.ts';
export { estimateMinutes, formatEstimate, sayNoEstimate } from './estimate.ts';
export { formatTag } from './language.ts';
export { formatCount, languageName, localText } from './text.ts';
export { formatClockTime, formatDate, formatDuration } from './time.ts';
