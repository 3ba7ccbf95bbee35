export { arrivalKey, type Estimate, type Estimates, METHOD_VERSION } from './estimate.ts';
export { LEARNING_VERSION, Learning, type LearningData } from './learning/learning.ts';
export { judgeQuote, type Quoted, type QuotedBound, type QuotedFrom, quoteFor } from './quote.ts';
export { roundWait, type Wait } from './rounded-wait.ts';
export { type Run, simulateWaits } from './simulate/simulate-waits.ts';
export { type SimulationInput, simulationInputOf } from './simulation-input.ts';
