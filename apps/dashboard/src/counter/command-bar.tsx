import type { Branch, Visit } from '@foyer/contract';
import { localText } from '@foyer/ui';
import {
  ArrowRightLeft,
  BellRing,
  Check,
  CheckCheck,
  CircleX,
  LifeBuoy,
  type LucideIcon,
  Pause,
  Play,
  UserX,
} from 'lucide-react';
import { Choices } from '../shell/choices.tsx';
import { useWords } from '../shell/words.ts';
import { CommandButton } from './command-button.tsx';
import type { CounterCommand } from './possible.ts';

/** The commands on a customer, with their keys; `N`, `P` and `C` are the counter's own. */
export const KEYS = {
  callNext: 'n',
  start: 's',
  recall: 'r',
  noShow: 'm',
  finish: 'f',
  finishAndCallNext: 'g',
  hold: 'h',
  transfer: 't',
  escalate: 'e',
  cancel: 'x',
  pause: 'p',
  resumeCounter: 'p',
  closeCounter: 'c',
} as const satisfies Readonly<Record<CounterCommand, string>>;

const ICONS: Readonly<Record<(typeof FLOW)[number] | (typeof MORE)[number], LucideIcon>> = {
  start: Play,
  recall: BellRing,
  noShow: UserX,
  finish: Check,
  finishAndCallNext: CheckCheck,
  hold: Pause,
  transfer: ArrowRightLeft,
  escalate: LifeBuoy,
  cancel: CircleX,
};
const FLOW = ['start', 'recall', 'noShow', 'finish', 'finishAndCallNext'] as const;
const MORE = ['hold', 'transfer', 'escalate', 'cancel'] as const;

interface CommandBarProps {
  readonly visit: Visit | null;
  readonly branch: Branch | null;
  readonly outcomeId: string | null;
  readonly possible: ReadonlySet<CounterCommand>;
  readonly pending: string | null;
  readonly onCommand: (command: CounterCommand) => void;
  readonly onOutcome: (outcomeId: string) => void;
}

/** Every command on the customer, always in the same place. */
export function CommandBar(props: CommandBarProps) {
  const { visit, branch, outcomeId, possible, pending, onCommand, onOutcome } = props;
  const { say, language } = useWords();
  const main = visit?.stage.kind === 'called' ? 'start' : visit?.stage.kind === 'serving' ? 'finish' : null;
  const button = (command: (typeof FLOW)[number] | (typeof MORE)[number]) => {
    const Icon = ICONS[command];
    return (
      <CommandButton
        key={command}
        label={say(`counter.${command}`)}
        hint={KEYS[command].toUpperCase()}
        icon={<Icon size={18} aria-hidden="true" className={command === 'start' ? 'mirrored' : undefined} />}
        variant={command === main ? 'primary' : 'secondary'}
        possible={possible.has(command)}
        pending={pending === command}
        onPress={() => onCommand(command)}
      />
    );
  };
  return (
    <div className="command-bar">
      <div className="command-row command-flow">{FLOW.map(button)}</div>
      <div className="command-outcome">
        <Choices
          label={say('counter.outcome')}
          layout="line"
          numbered
          isDisabled={!possible.has('finish')}
          value={outcomeId ?? ''}
          onChange={onOutcome}
          options={(branch?.outcomes ?? []).map(({ id, name }) => ({ id, label: localText(name, language) }))}
        />
      </div>
      <div className="command-row command-more">{MORE.map(button)}</div>
    </div>
  );
}
