/** The formatting alone, without components or styles, for a process that has no page. */
export { directionOf } from '../i18n.ts';
export { type EstimateParts, formatEstimate, formatEstimateParts, formatNoEstimate } from './estimate.ts';
export { formatTag } from './language.ts';
export { formatCount, formatPeople, languageName, localText } from './text.ts';
export { formatClockTime, formatDate, formatDuration } from './time.ts';
