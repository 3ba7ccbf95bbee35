export { startBranch } from './branch.ts';
export type { Branch, BranchOptions } from './composition.ts';
export type { BranchContext } from './context.ts';
export type { EstimateSettings, QuoteStateChange } from './estimates/estimate-keeper.ts';
export { type RecomputedQuote, recomputeQuote } from './estimates/recompute-quote.ts';
export { branchIn } from './founding/branch-in-folder.ts';
export { type FoundedBranch, type FoundingOptions, foundInBrowser } from './founding/found-in-browser.ts';
export { DEMO_PASSWORD, demoBranch, demoStaff } from './settings/demo-branch.ts';
export { DEFAULT_PORT, DEFAULT_RATE_LIMITS, readSettings, type Settings } from './settings/settings.ts';
