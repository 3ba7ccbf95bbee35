/** How far the picture wanders, in each direction, in thousandths of the screen's smaller side. */
const REACH = 4;
/** How long it takes along each axis, in wall milliseconds; not multiples, so that the path hardly repeats. */
const ACROSS_MS = 17 * 60_000;
const DOWN_MS = 23 * 60_000;

export interface Offset {
  readonly x: number;
  readonly y: number;
}

/**
 * Where the picture stands after this long, so that no pixel shows the same edge for days (burn-in).
 *
 * @returns thousandths of the screen's smaller side
 */
export function driftAt(runMs: number): Offset {
  return { x: swing(runMs, ACROSS_MS), y: swing(runMs, DOWN_MS) };
}

function swing(runMs: number, periodMs: number): number {
  return REACH * Math.sin((runMs / periodMs) * 2 * Math.PI);
}
