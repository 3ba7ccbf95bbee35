import { branchNow } from '@foyer/client';
import { useEffect } from 'react';
import type { Screen } from '../screen.ts';
import { driftAt } from './drift.ts';
import { isReloadDue } from './nightly-reload.ts';

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
