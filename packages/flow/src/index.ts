export { arrivalKey, type Estimate, type Estimates, type Withheld } from './estimate.ts';
export { estimateWaits } from './estimate-waits.ts';
export { EVIDENCE_FLOOR, type Evidence, noEvidence, observe, type ServedInterval } from './evidence.ts';
export { type BranchPicture, pictureOf } from './picture.ts';
