import { useBranchNow, useView } from '@foyer/client';
import type { Branch, Call } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import { useContext } from 'react';
import { useStore } from 'zustand';
import { listedCalls } from '../calls/schedule.ts';
import { shownCalls } from '../calls/shown-calls.ts';
import { NoticeBar } from '../notices/notice-bar.tsx';
import { useNotices } from '../notices/use-notices.ts';
import { type Screen, settledOf } from '../screen.ts';
import type { Theme } from '../theme/load-theme.ts';
import { inParts, TURN_MS, useTurn } from '../turn.ts';
import { Header } from './header.tsx';
import { Languages } from './in-languages.tsx';
import { RecentCalls } from './recent-calls.tsx';
import { Stage } from './stage.tsx';
import { Status } from './status.tsx';
import { Waits } from './waits.tsx';

/** How much is listed while the theme that says so is not here yet. */
const WITHOUT_THEME = { layout: 'calls-first', recentCalls: 6, services: 8 } as const;

interface BoardProps {
  readonly screen: Screen;
  readonly theme: Theme | null;
  readonly branch: Branch;
}

/** The lobby's board: calls, the calls before them, waits. */
export function Board({ screen, theme, branch }: BoardProps) {
  const { layout, recentCalls, services: servicesShown } = theme?.manifest ?? WITHOUT_THEME;
  const schedule = useStore(screen.board.store);
  const self = useStore(screen.own, (state) => state.self);
  const calls: Call[] = useView(screen.view, ({ call, branch, counters }) =>
    Object.values(shownCalls(call, { self, branch, counters })),
  );
  const services = useView(screen.view, (state) => state.services);
  const freshness = useView(screen.view, (state) => state.freshness);
  const zones = useView(screen.view, ({ counters }) => counters.map(({ zone }) => zone));
  // Nobody can take a ticket any more: only those who have one want to know of a wait.
  const shownServices = branch.finishing ? services.filter(({ waiting }) => waiting > 0) : services;
  const now = useBranchNow(screen.view, 60);
  const { turns } = useContext(Languages);
  // Each part stays until it was seen in every language.
  const parts = inParts(shownServices, servicesShown);
  const part = useTurn(parts.length, TURN_MS * Math.max(turns.length, 1));
  const { others: notices } = useNotices(screen);
  const words = useWords();
  return (
    <div className="board" data-layout={layout} data-calls={schedule.stage.length} data-languages={turns[0]?.length}>
      <Header view={screen.view} branch={branch}>
        {notices.length === 0 ? null : (
          // Begun anew with a newer one: that is seen at once, before its turn would come.
          <NoticeBar
            key={notices[0]?.id}
            notices={notices}
            serviceName={(id, words) => words.text(services.find((service) => service.id === id)?.name ?? {})}
          />
        )}
      </Header>
      <Stage
        stage={schedule.stage}
        logo={branch.looks.logo}
        closed={branch.status === 'closed' && !branch.finishing}
        opensAt={branch.opensAt}
        now={now}
        severalZones={new Set(zones.map((zone) => words.text(zone))).size > 1}
      />
      <RecentCalls calls={listedCalls(schedule, calls, recentCalls)} />
      {settledOf(self)?.waits === false ? null : (
        <Waits services={parts[part] ?? []} current={freshness === 'fresh' || freshness === 'stale'} />
      )}
      <Status screen={screen} />
    </div>
  );
}
