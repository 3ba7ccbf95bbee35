import { Dialog, ShortcutHint, Switch, useWords } from '@foyer/ui';
import { COUNTER_COMMANDS, customerCommands, MARKS_KEY, NEW_TICKET_KEY, UNDO_KEY } from '../counter/counter-actions.ts';
import type { Page } from '../session/roles.ts';
import { usePreferences } from './preferences.ts';
import './shortcut-help.css';

interface ShortcutHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly page: Page;
}

interface Entry {
  readonly keys: readonly string[];
  readonly words: string;
}

/** Every key that does something on this page, and the switch that turns the letters off. */
export function ShortcutHelp({ isOpen, onClose, page }: ShortcutHelpProps) {
  const words = useWords();
  const { shortcuts, setShortcuts } = usePreferences();
  const onCustomer = (['callNext', 'walkDirect', 'plan', ...customerCommands, 'addNote', 'editVisit'] as const).map(
    (command): Entry => ({
      keys: [COUNTER_COMMANDS[command].key.toUpperCase()],
      words: words.t(`counter.${command}`),
    }),
  );
  const newTicket = { keys: [NEW_TICKET_KEY.toUpperCase()], words: words.t('dialogs.newTicket.title') };
  const groups: readonly { title: string; entries: readonly Entry[] }[] = [
    ...(page === 'counter'
      ? [
          {
            title: words.t('shell.help.customer'),
            entries: [...onCustomer, { keys: ['1', '…', '9'], words: words.t('shell.help.outcome') }],
          },
          {
            title: words.t('shell.help.counter'),
            entries: [
              { keys: ['O'], words: words.t('shell.help.open') },
              { keys: ['P'], words: words.t('shell.help.pauseResume') },
              { keys: ['C'], words: words.t('counter.close') },
              { keys: [UNDO_KEY.toUpperCase()], words: words.t('shell.help.undo') },
              newTicket,
              { keys: [MARKS_KEY.toUpperCase()], words: words.t('shell.help.marks') },
              { keys: ['W'], words: words.t('shell.help.waiting') },
              { keys: ['L'], words: words.t('shell.help.held') },
              { keys: ['I'], words: words.t('shell.help.escalations') },
              { keys: ['↑', '↓'], words: words.t('shell.help.move') },
              { keys: [words.t('shell.key.enter')], words: words.t('shell.help.callThis') },
              { keys: [words.t('shell.key.delete')], words: words.t('shell.help.left') },
              { keys: [words.direction === 'rtl' ? '←' : '→'], words: words.t('shell.help.inRow') },
            ],
          },
        ]
      : []),
    {
      title: words.t('shell.help.anywhere'),
      entries: [
        ...(page === 'floor'
          ? [
              newTicket,
              { keys: ['E'], words: words.t('shell.help.attention') },
              { keys: ['/'], words: words.t('shell.help.search') },
            ]
          : []),
        { keys: [words.t('shell.key.escape')], words: words.t('shell.help.dismiss') },
        { keys: ['?'], words: words.t('shell.help.shortcuts') },
      ],
    },
  ];
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.t('shell.help.title')}
      size={page === 'counter' ? 'large' : 'small'}
    >
      <div className="help-groups" data-wide={page === 'counter' || undefined}>
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
      <Switch
        label={words.t('shell.help.enabled')}
        description={words.t('shell.help.enabledHint')}
        value={shortcuts}
        onChange={setShortcuts}
      />
    </Dialog>
  );
}
