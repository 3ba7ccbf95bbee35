export { branchNow } from './branch-time.ts';
export { type CallOptions, type Client, type ClientOptions, createClient, newCommandId } from './client.ts';
export { createLive, type Live, type LiveOptions } from './live.ts';
export type { ViewStore } from './live-view.ts';
export { type CallProblem, isDecided, type LocalProblem, type LocalProblemCode } from './problem.ts';
export { useBranchNow, useLiveView, useView } from './react.ts';
export { type Freshness, freshnessAt } from './staleness.ts';
export { type Timers, wallTimers } from './timers.ts';
export { type HeardTime, isReconnecting, type ViewState } from './view-state.ts';
