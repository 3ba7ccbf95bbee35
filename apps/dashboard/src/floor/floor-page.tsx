import { useLiveView, useView } from '@foyer/client';
import { routes, type User } from '@foyer/contract';
import { Spinner, useWords } from '@foyer/ui';
import { useMemo } from 'react';
import { NoticesPanel } from '../notices/notices-panel.tsx';
import { isAllowed } from '../session/roles.ts';
import { useCommands } from '../session/use-commands.ts';
import { AnswerLine } from '../shell/answer-line.tsx';
import { Refusal } from '../shell/refusal.tsx';
import { client, live } from '../shell/server.ts';
import { goTo, useShortcuts } from '../shell/shortcuts.tsx';
import { type ReadableView, useNames } from '../shell/use-names.ts';
import { AttentionPanel } from './attention-panel.tsx';
import { BranchStrip } from './branch-strip.tsx';
import { CountersPanel } from './counters-panel.tsx';
import { floorActions } from './floor-actions.ts';
import { FloorDialogs } from './floor-dialogs.tsx';
import { createFloorUi } from './floor-ui.ts';
import { ServicesPanel } from './services-panel.tsx';
import { VisitsPanel } from './visits-panel.tsx';
import './floor.css';

/** The whole branch, live, for the people who keep it flowing. */
export function FloorPage({ user }: { readonly user: User }) {
  const words = useWords();
  const view = useLiveView(live, 'floor');
  const refusal = useView(view, (state) => (state.phase === 'refused' ? state.refusal : null));
  const known = useView(view, (state) => state.branch !== null);
  if (refusal !== null && !known) return <Refusal refusal={refusal} />;
  if (!known) {
    return (
      <main className="work-wait">
        <Spinner size="large" label={words.t('shell.live.connecting')} />
      </main>
    );
  }
  return <Floor view={view} user={user} />;
}

function Floor({ view, user }: { readonly view: ReadableView; readonly user: User }) {
  const words = useWords();
  const names = useNames(view);
  const commands = useCommands(view);
  const ui = useMemo(createFloorUi, []);
  const actions = useMemo(() => floorActions(client), []);
  useShortcuts({ e: () => goTo('.attention button', '.attention .panel-body') });
  const stale = useView(view, (state) => state.freshness !== 'fresh');
  const shared = { view, names, commands, ui, actions, user };
  return (
    <main className="floor" data-stale={stale || undefined}>
      <h1 className="fy-visually-hidden">{words.t('shell.tab.floor')}</h1>
      <BranchStrip {...shared} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable to be scrolled by keys */}
      <section className="floor-main" aria-label={words.t('floor.main')} tabIndex={0}>
        <ServicesPanel {...shared} />
        <CountersPanel {...shared} />
        <VisitsPanel view={view} names={names} ui={ui} />
      </section>
      <div className="floor-side">
        <div className="floor-attention">
          <AttentionPanel {...shared} />
          <AnswerLine commands={commands} />
        </div>
        <NoticesPanel {...shared} mayPost={isAllowed(user, routes.postNotice.access)} />
      </div>
      <FloorDialogs {...shared} />
    </main>
  );
}
