import { Button, IconButton } from '@foyer/ui';
import { Moon, Sun } from 'lucide-react';
import { usePreferences } from './preferences.ts';
import { useShownScheme } from './shown-scheme.ts';
import { useWords } from './words.ts';

/** Language and colours; on every page. */
export function BarTools() {
  const { say } = useWords();
  const { language, setLanguage, setScheme } = usePreferences();
  const dark = useShownScheme() === 'dark';
  const other = language === 'en' ? 'ar' : 'en';
  return (
    <>
      <Button size="small" variant="quiet" onPress={() => setLanguage(other)}>
        <span lang={other}>{say('bar.languageName')}</span>
      </Button>
      <IconButton
        size="small"
        label={say(dark ? 'bar.light' : 'bar.dark')}
        onPress={() => setScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <Sun size={18} aria-hidden="true" /> : <Moon size={18} aria-hidden="true" />}
      </IconButton>
    </>
  );
}
