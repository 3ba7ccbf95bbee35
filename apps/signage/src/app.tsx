import { useView } from '@foyer/client';
import { HousePlug, Link2Off, LoaderCircle, MonitorCog, ShieldX } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Board } from './board/board.tsx';
import { Notice } from './board/notice.tsx';
import { Languages } from './board/said.tsx';
import { screenLanguages } from './languages.ts';
import type { Screen } from './screen.ts';
import type { Theme } from './theme/load-theme.ts';
import { setPageLanguage } from './words.ts';

/** How often a screen that is older than its server looks for the newer page. Wall milliseconds. */
const OUTDATED_RELOAD_MS = 60_000;

/** What a screen shows: the board, or why there is none. */
export function App({ screen, theme }: { screen: Screen; theme: Theme | null }) {
  const offered = useView(screen.view, ({ branch }) => branch?.languages ?? []);
  const languages = screenLanguages(offered);
  const [first = 'en'] = languages;
  useEffect(() => setPageLanguage(first), [first]);
  return (
    <Languages value={languages}>
      <Shown screen={screen} theme={theme} />
    </Languages>
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
  const outdated = refusal === 'protocol-too-old';
  useEffect(() => {
    if (!outdated) return;
    const timer = setTimeout(() => location.reload(), OUTDATED_RELOAD_MS);
    return () => clearTimeout(timer);
  }, [outdated]);

  if (pairing.kind === 'waiting') {
    return (
      <Notice icon={MonitorCog} title="pairing.title" hint="pairing.hint">
        <bdi className="pairing-code">{pairing.code}</bdi>
      </Notice>
    );
  }
  if (pairing.kind === 'asking') return <Notice icon={LoaderCircle} title="pairing.asking" />;
  if (phase === 'refused') {
    return <Notice icon={ShieldX} title={outdated ? 'refused.outdated' : 'refused.other'} />;
  }
  if (freshness === 'fallback') return <Notice icon={Link2Off} title="fallback.title" hint="fallback.hint" />;
  if (branch === null) return <Notice icon={HousePlug} title="connecting" />;
  return <Board screen={screen} theme={theme} branch={branch} />;
}
