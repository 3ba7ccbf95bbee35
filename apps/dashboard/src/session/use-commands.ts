import { useMemo } from 'react';
import { type Commands, createCommands, reached } from '../shell/commands.ts';
import type { ReadableView } from '../shell/use-names.ts';
import { sessionStore } from './session.ts';

/** The commands of a page, each done when the page's live view shows it; a page without one reads again by itself. */
export function useCommands(view?: ReadableView): Commands {
  return useMemo(
    () =>
      createCommands({
        settle: async (clock) => {
          if (view !== undefined) await reached(view, clock);
        },
        onSignedOut: () => sessionStore.getState().expire(),
      }),
    [view],
  );
}
