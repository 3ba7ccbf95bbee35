import { Dialog, directionOf, ShortcutHint } from '@foyer/ui';
import { Switch } from 'react-aria-components/Switch';
import { COUNTER_COMMANDS, customerCommands } from '../counter/counter-actions.ts';
import type { Tab } from '../session/roles.ts';
import { usePreferences } from './preferences.ts';
import './shortcut-help.css';
import { useWords } from './words.ts';

interface ShortcutHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly tab: Tab;
}

interface Entry {
  readonly keys: readonly string[];
  readonly words: string;
}

/** Every key that does something on this page, and the switch that turns the letters off. */
export function ShortcutHelp({ isOpen, onClose, tab }: ShortcutHelpProps) {
  const { say, language } = useWords();
  const { shortcuts, setShortcuts } = usePreferences();
  const onCustomer = (['callNext', ...customerCommands] as const).map(
    (command): Entry => ({
      keys: [COUNTER_COMMANDS[command].key.toUpperCase()],
      words: say(`counter.${command}`),
    }),
  );
  const groups: readonly { title: string; entries: readonly Entry[] }[] = [
    ...(tab === 'counter'
      ? [
          {
            title: say('help.customer'),
            entries: [...onCustomer, { keys: ['1', '…', '9'], words: say('help.outcome') }],
          },
          {
            title: say('help.counter'),
            entries: [
              { keys: ['O'], words: say('help.open') },
              { keys: ['P'], words: say('help.pauseResume') },
              { keys: ['C'], words: say('counter.close') },
              { keys: ['W'], words: say('help.waiting') },
              { keys: ['L'], words: say('help.held') },
              { keys: ['↑', '↓'], words: say('help.move') },
              { keys: ['Enter'], words: say('help.callThis') },
              { keys: ['Delete'], words: say('help.left') },
              { keys: [directionOf(language) === 'rtl' ? '←' : '→'], words: say('help.inRow') },
            ],
          },
        ]
      : []),
    {
      title: say('help.anywhere'),
      entries: [
        ...(tab === 'floor' ? [{ keys: ['/'], words: say('help.search') }] : []),
        { keys: ['Esc'], words: say('help.dismiss') },
        { keys: ['?'], words: say('help.shortcuts') },
      ],
    },
  ];
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={say('help.title')} size={tab === 'counter' ? 'large' : 'small'}>
      <div className="help-groups" data-wide={tab === 'counter' || undefined}>
        {groups.map(({ title, entries }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {entries.map(({ keys, words }) => (
                <li key={words}>
                  <span>{words}</span>
                  <ShortcutHint keys={keys} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Switch className="switch" isSelected={shortcuts} onChange={setShortcuts}>
        <span className="switch-track" aria-hidden="true" />
        <span>
          {say('help.enabled')}
          <small>{say('help.enabledHint')}</small>
        </span>
      </Switch>
    </Dialog>
  );
}
