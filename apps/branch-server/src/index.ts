export { type Branch, type BranchOptions, startBranch } from './branch.ts';
export type { BranchContext } from './context.ts';
export type { EstimateSettings, QuoteStateChange } from './estimates/estimate-keeper.ts';
export { type RecomputedQuote, recomputeQuote } from './estimates/recompute-quote.ts';
export { DEMO_PASSWORD, demoBranch, demoStaff } from './settings/demo-branch.ts';
export { DEFAULT_PORT, DEFAULT_RATE_LIMITS, readSettings, type Settings } from './settings/settings.ts';
