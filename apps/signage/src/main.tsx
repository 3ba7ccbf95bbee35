import '@foyer/ui/fonts.css';
import '@foyer/ui/tokens.css';
import '@foyer/ui/base.css';
import './styles/ground.css';
import './styles/board.css';
import './styles/stage.css';
import './styles/call.css';
import './styles/recent.css';
import './styles/waits.css';
import './styles/notices.css';
import './styles/emergency.css';
import './styles/whole-screen.css';
import { startScheme } from '@foyer/ui';
import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { App, InLanguages } from './app.tsx';
import { WholeScreen } from './board/whole-screen.tsx';
import { useDrift, useNightlyReload } from './care/use-care.ts';
import { languages } from './languages.ts';
import { type Screen, settledOf, startScreen } from './screen.ts';
import { readScreenAddress } from './screen-address.ts';
import { useTheme } from './theme/use-theme.ts';

function Running({ screen }: { screen: Screen }) {
  const name = useStore(screen.own, ({ self }) => settledOf(self)?.theme ?? 'default');
  const theme = useTheme(name, screen.sounds);
  useDrift();
  useNightlyReload(screen);
  useEffect(() => {
    const unlock = screen.sounds.unlock;
    addEventListener('pointerdown', unlock);
    addEventListener('keydown', unlock);
    return () => {
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
    };
  }, [screen]);
  return <App screen={screen} theme={theme} />;
}

/** The weights that a board is written in. */
const WEIGHTS = [400, 500, 600, 700];
/** Latin, a digit, Arabic, Hebrew: each script has files of its own. */
const LETTERS = ['A', '0', 'ش', 'ٱ', 'א'].join('');

/**
 * Fetches the letters of a board before the first call needs them: otherwise its number would be drawn in another font
 * first, and jump. A font that does not come is no reason to show nothing, so nobody waits for it.
 */
async function readyFonts(fonts: FontFaceSet, family: string): Promise<void> {
  await Promise.allSettled(WEIGHTS.map((weight) => fonts.load(`${weight} 1em ${family}`, LETTERS)));
}

const address = readScreenAddress(location.search);
startScheme(address?.scheme ?? 'system');
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
void readyFonts(document.fonts, getComputedStyle(root).fontFamily);
await languages.load(languages.best(navigator.languages));
createRoot(root).render(
  address === null ? (
    <InLanguages branch={null}>
      <WholeScreen icon={TriangleAlert} title="signage.address.title" hint="signage.address.hint" />
    </InLanguages>
  ) : (
    <Running screen={startScreen(address)} />
  ),
);
