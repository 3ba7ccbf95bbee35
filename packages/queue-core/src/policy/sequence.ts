import { BY_POLICY, type Calling, type Candidate, compareCandidates, groupOf, ruleOf } from './ranking.ts';

/** A queue at a counter, in its own order. */
export interface Line {
  /** How many of it the counter may call now. */
  readonly size: number;
  /** Who stands at a place of it, from 0; at `size` a new arrival, where places of new arrivals are asked for. */
  candidateAt(place: number): Candidate;
}

/** One call of a sequence: who stood at the head of a line. */
interface SequencedCall<L extends Line> {
  readonly line: L;
  readonly place: number;
  readonly candidate: Candidate;
}

interface Head<L extends Line> {
  readonly line: L;
  place: number;
  candidate: Candidate;
}

/**
 * Whom a counter calls, one after the other, if all is called at one instant: always the first among the heads, and
 * where they take turns a turn is taken with each call.
 *
 * @param now milliseconds
 */
export function* callingSequence<L extends Line>(
  lines: readonly L[],
  now: number,
  calling: Calling,
): Generator<SequencedCall<L>> {
  const own = { kind: calling.kind, turns: calling.turns.copy() };
  const heads = lines
    .filter(({ size }) => size > 0)
    .map((line) => ({ line, place: 0, candidate: line.candidateAt(0) }));
  for (;;) {
    const best = firstOf(heads, now, own);
    if (best === null) return;
    yield { line: best.line, place: best.place, candidate: best.candidate };
    takeTurn(own, best.candidate, now);
    best.place += 1;
    if (best.place < best.line.size) best.candidate = best.line.candidateAt(best.place);
    else heads.splice(heads.indexOf(best), 1);
  }
}

/**
 * The place of everybody in the sequence, by line, and last of each line that of a new arrival at its end.
 *
 * @param now milliseconds
 */
export function placesInSequence<L extends Line>(
  lines: readonly L[],
  now: number,
  calling: Calling,
): ReadonlyMap<L, readonly number[]> {
  const own = { kind: calling.kind, turns: calling.turns.copy() };
  const places = new Map<L, number[]>(lines.map((line) => [line, []]));
  /** The lines whose own are all called, with the new arrival at the end of each. */
  const ended: Head<L>[] = lines.filter(({ size }) => size === 0).map((line) => newArrival(line));
  let count = 0;
  for (const call of callingSequence(lines, now, calling)) {
    for (const arrival of [...ended]) {
      if (compareCandidates(arrival.candidate, call.candidate, now, own) > 0) continue;
      places.get(arrival.line)?.push(count);
      ended.splice(ended.indexOf(arrival), 1);
    }
    places.get(call.line)?.push(count);
    takeTurn(own, call.candidate, now);
    if (call.place === call.line.size - 1) ended.push(newArrival(call.line));
    count += 1;
  }
  for (const { line } of ended) places.get(line)?.push(count);
  return places;
}

function newArrival<L extends Line>(line: L): Head<L> {
  return { line, place: line.size, candidate: line.candidateAt(line.size) };
}

function firstOf<L extends Line>(heads: readonly Head<L>[], now: number, calling: Calling): Head<L> | null {
  let best: Head<L> | null = null;
  for (const head of heads) {
    if (best === null || compareCandidates(head.candidate, best.candidate, now, calling) < 0) best = head;
  }
  return best;
}

/** A call by policy takes a turn; any other takes nobody's. */
function takeTurn({ kind, turns }: Calling, candidate: Candidate, now: number): void {
  if (ruleOf(candidate) === BY_POLICY) turns.take(groupOf(candidate, now, kind));
}
