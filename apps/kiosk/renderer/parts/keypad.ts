import { useEffect } from 'react';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Lets a keypad of arrows and enter work the whole page: an arrow moves the focus to the nearest button that lies that
 * way, as it is seen, so that right is right in every language.
 */
export function useKeypad(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = steps[event.key];
      if (step === undefined || event.defaultPrevented) return;
      event.preventDefault();
      const target = nearest(step[0], step[1]);
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** Buttons that can be reached: those of the window on top where there is one. */
function reachable(): HTMLElement[] {
  const windows = document.querySelectorAll<HTMLElement>('[role="dialog"], [role="alertdialog"]');
  const within: ParentNode = windows[windows.length - 1] ?? document;
  return [...within.querySelectorAll<HTMLElement>('button:not([disabled])')].filter(
    (button) => button.getClientRects().length > 0,
  );
}

function nearest(right: number, down: number): HTMLElement | undefined {
  const buttons = reachable();
  const present = buttons.find((button) => button === document.activeElement);
  if (present === undefined) return buttons[0];
  const from = present.getBoundingClientRect();
  let best: HTMLElement | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const button of buttons) {
    if (button === present) continue;
    const distance = distanceAlong(from, button.getBoundingClientRect(), right, down);
    if (distance < least) {
      least = distance;
      best = button;
    }
  }
  return best;
}

/** How far `to` lies in the direction: what it is off to the side counts double; infinite when it lies elsewhere. */
function distanceAlong(from: DOMRect, to: DOMRect, right: number, down: number): number {
  const across = to.x + to.width / 2 - (from.x + from.width / 2);
  const below = to.y + to.height / 2 - (from.y + from.height / 2);
  const ahead = across * right + below * down;
  if (ahead <= 1) return Number.POSITIVE_INFINITY;
  const overlap =
    right === 0
      ? Math.min(from.right, to.right) - Math.max(from.left, to.left)
      : Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
  return ahead + (overlap > 0 ? 0 : 2 * -overlap + 100);
}
