export { auditActor, auditSentence, memberName } from './audit-sentence.ts';
export type { Catalogue, WordKey } from './keys.ts';
export { type Direction, directionOf, languageName, languageTurns } from './language.ts';
export { PageLanguages, type SubjectFiles } from './page-languages.ts';
export { lookUpLanguage, type Resource, type Subject } from './resource.ts';
export { isNext, type ToldWait, type WaitMinutes, type WaitParts } from './waits.ts';
export { type BranchManner, hasOwnName, Words } from './words.ts';
