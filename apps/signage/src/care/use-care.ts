import { branchNow } from '@foyer/client';
import { useEffect } from 'react';
import type { Screen } from '../screen.ts';

const DRIFT_EVERY_MS = 10_000;
const LOOK_EVERY_MS = 60_000;

/** Lets the whole picture wander a few pixels. */
export function useDrift(): void {
  useEffect(() => {
    const move = () => {
      const { x, y } = driftAt(performance.now());
      document.documentElement.style.setProperty('--drift-x', x.toFixed(2));
      document.documentElement.style.setProperty('--drift-y', y.toFixed(2));
    };
    const timer = setInterval(move, DRIFT_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}

/** Starts the page anew every night. */
export function useNightlyReload({ view, board }: Screen): void {
  useEffect(() => {
    const timer = setInterval(() => {
      const { branch, phase, time } = view.getState();
      const now = branchNow({ time });
      // Without the branch server there would be no page to come back to.
      if (branch === null || now === null || phase !== 'live') return;
      const { stage, line, toSound } = board.store.getState();
      const idle = stage.length === 0 && line.length === 0 && toSound.length === 0;
      if (isReloadDue(now, branch.timeZone, performance.now(), idle)) location.reload();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [view, board]);
}

/** How far the picture wanders, in each direction, in thousandths of the screen's smaller side. */
const REACH = 4;
/** How long it takes along each axis, in wall milliseconds; not multiples, so that the path hardly repeats. */
const ACROSS_MS = 17 * 60_000;
const DOWN_MS = 23 * 60_000;

interface Offset {
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

/** The hour of the branch's day at which a screen starts itself anew. */
const RELOAD_HOUR = 4;
/** A page that has run for less was reloaded already. Wall milliseconds. */
const MIN_RUN_MS = 2 * 60 * 60_000;

/**
 * Is it time for the nightly reload, which keeps a screen that runs for months fresh?
 *
 * @param branchNow - the branch's present instant, milliseconds since 1970
 * @param runMs - how long the page has been running, in wall milliseconds
 * @param idle - nothing is being called
 */
export function isReloadDue(branchNow: number, timeZone: string, runMs: number, idle: boolean): boolean {
  if (!idle || runMs < MIN_RUN_MS) return false;
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(branchNow);
  return Number(hour) === RELOAD_HOUR;
}
