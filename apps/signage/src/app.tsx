import { useView } from '@foyer/client';
import type { Branch } from '@foyer/contract';
import { useAccent, WordsProvider } from '@foyer/ui';
import { languageTurns } from '@foyer/words';
import { HousePlug, Link2Off, LoaderCircle, MonitorCog, ShieldX } from 'lucide-react';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { Board } from './board/board.tsx';
import { Languages } from './board/in-languages.tsx';
import { WholeScreen } from './board/whole-screen.tsx';
import { languages } from './languages.ts';
import { Emergency } from './notices/emergency.tsx';
import { useNotices } from './notices/use-notices.ts';
import { type Screen, settledOf } from './screen.ts';
import type { Theme } from './theme/load-theme.ts';
import { TURN_MS, useTurn } from './turn.ts';

/** How often a screen that is older than its server looks for the newer page. Wall milliseconds. */
const OUTDATED_RELOAD_MS = 60_000;

/** What a screen shows: the board, or why there is none. */
export function App({ screen, theme }: { screen: Screen; theme: Theme | null }) {
  const branch = useView(screen.view, (state) => state.branch);
  const wanted = useStore(screen.own, ({ self }) => settledOf(self)?.languages ?? null);
  useAccent(branch?.looks.accent ?? null);
  return (
    <InLanguages branch={branch} wanted={wanted}>
      <Shown screen={screen} theme={theme} />
    </InLanguages>
  );
}

interface InLanguagesProps {
  readonly branch: Branch | null;
  /** Those of the branch's that this screen speaks, in this order; `null`: all. */
  readonly wanted?: readonly string[] | null;
  readonly children: ReactNode;
}

/** Everything below is said in the screen's languages; the page itself is always in the first of them. */
export function InLanguages({ branch, wanted = null, children }: InLanguagesProps) {
  const loadedNow = () => languages.loaded;
  const loaded = useSyncExternalStore(languages.subscribe, loadedNow, loadedNow);
  const here = wanted?.filter((language) => branch?.languages.includes(language)) ?? [];
  const spokenHere = here.length === 0 ? (branch?.languages ?? []) : here;
  const offered = branch === null ? [languages.best(navigator.languages)] : languages.of(spokenHere);
  const all = offered.join(' ');
  useEffect(() => {
    for (const language of all.split(' ')) void languages.load(language);
  }, [all]);
  // A language has its turn once it is here: none ever stands on the screen as an empty place.
  const spoken = offered.filter((language) => loaded.has(language));
  const turns = languageTurns(spoken.length === 0 ? [languages.best(navigator.languages)] : spoken);
  const turn = useTurn(turns.length, TURN_MS);
  return (
    <WordsProvider languages={languages} language={offered[0] ?? languages.best(navigator.languages)} branch={branch}>
      <Languages value={{ turns, turn }}>{children}</Languages>
    </WordsProvider>
  );
}

function Shown({ screen, theme }: { screen: Screen; theme: Theme | null }) {
  const pairing = useStore(screen.pairing.store);
  const { phase, freshness, branch, refusal } = useView(screen.view, (state) => ({
    phase: state.phase,
    freshness: state.freshness,
    branch: state.branch,
    refusal: state.refusal?.code ?? null,
  }));
  const { emergencies } = useNotices(screen);
  const stage = useStore(screen.board.store, (schedule) => schedule.stage);
  const outdated = refusal === 'protocol-too-old';
  useEffect(() => {
    if (!outdated) return;
    const timer = setTimeout(() => location.reload(), OUTDATED_RELOAD_MS);
    return () => clearTimeout(timer);
  }, [outdated]);

  if (pairing.kind === 'waiting') {
    return (
      <WholeScreen icon={MonitorCog} title="signage.pairing.title" hint="signage.pairing.hint">
        <bdi className="pairing-code">{pairing.code}</bdi>
      </WholeScreen>
    );
  }
  if (pairing.kind === 'asking') return <WholeScreen icon={LoaderCircle} title="signage.pairing.asking" />;
  if (phase === 'refused') {
    return <WholeScreen icon={ShieldX} title={outdated ? 'signage.refused.outdated' : 'signage.refused.other'} />;
  }
  if (freshness === 'fallback' && emergencies.length === 0)
    return <WholeScreen icon={Link2Off} title="signage.fallback.title" hint="signage.fallback.hint" />;
  if (branch === null) return <WholeScreen icon={HousePlug} title="signage.connecting" />;
  return (
    <>
      <Board screen={screen} theme={theme} branch={branch} />
      {/* Over everything, also when nothing is heard from the branch any more. */}
      {emergencies.length === 0 ? null : (
        // Begun anew with a newer one: that is seen at once, before its turn would come.
        <Emergency key={emergencies[0]?.id} notices={emergencies} stage={stage} lost={freshness === 'fallback'} />
      )}
    </>
  );
}
