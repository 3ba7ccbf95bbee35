import type { Branch, Visit } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import type { ReactNode } from 'react';
import { Choices } from '../shell/choices.tsx';
import type { Names } from '../shell/use-names.ts';
import { CommandButton } from './command-button.tsx';
import { COUNTER_COMMANDS, type CounterCommand, type CustomerCommand, customerCommands } from './counter-actions.ts';

interface CommandBarProps {
  readonly visit: Visit | null;
  readonly names: Names;
  /** Those that the service may end with. */
  readonly outcomes: Branch['outcomes'];
  readonly outcomeId: string | null;
  readonly possible: ReadonlySet<CounterCommand>;
  readonly pending: string | null;
  /** Is anybody waiting for this counter? */
  readonly hasNext: boolean;
  readonly onCommand: (command: CounterCommand) => void;
  readonly onOutcome: (outcomeId: string) => void;
  /** What may be recorded, between what is done at once and the rest. */
  readonly children?: ReactNode;
}

/** Every command on the customer, always in the same place. */
export function CommandBar(props: CommandBarProps) {
  const { visit, names, outcomes, outcomeId, possible, pending, hasNext, onCommand, onOutcome, children } = props;
  const words = useWords();
  // The way that most customers go stands out.
  const onward = hasNext ? 'finishAndCallNext' : 'finish';
  const main = visit?.stage.kind === 'called' ? 'start' : visit?.stage.kind === 'serving' ? onward : null;
  const next = visit?.planned[0];
  const goesOn = next === undefined ? undefined : words.t('counter.goesOn', { service: names.service(next) });
  const button = (command: CustomerCommand) => {
    const { icon: Icon, key } = COUNTER_COMMANDS[command];
    return (
      <CommandButton
        key={command}
        label={words.t(`counter.${command}`)}
        detail={command === 'finish' ? goesOn : undefined}
        hint={key.toUpperCase()}
        icon={<Icon size={18} aria-hidden="true" />}
        variant={command === main ? 'primary' : 'secondary'}
        possible={possible.has(command)}
        pending={pending === command}
        onPress={() => onCommand(command)}
      />
    );
  };
  const inRow = (row: 'flow' | 'more') => customerCommands.filter((command) => COUNTER_COMMANDS[command].row === row);
  return (
    <div className="command-bar">
      <div className="command-row command-flow">{inRow('flow').map(button)}</div>
      <div className="command-outcome">
        <Choices
          label={words.t('counter.outcome')}
          layout="line"
          numbered
          isDisabled={!possible.has('finish')}
          value={outcomeId ?? ''}
          onChange={onOutcome}
          options={outcomes.map(({ id, name }) => ({ id, label: words.text(name) }))}
        />
      </div>
      {children}
      <div className="command-row command-more">{inRow('more').map(button)}</div>
    </div>
  );
}
