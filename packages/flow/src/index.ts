export { arrivalKey, type Estimate, type Estimates, METHOD_VERSION } from './estimate.ts';
export { LEARNING_VERSION, Learning, type LearningData } from './learning/learning.ts';
export { type BranchPicture, pictureOf } from './picture.ts';
export { type Promised, type PromiseStatus, promiseStatus, type Quoted, type QuotedFrom, quoteFor } from './quote.ts';
export { type Run, simulateWaits } from './simulate/simulate-waits.ts';
export { tell, type Wait } from './told.ts';
