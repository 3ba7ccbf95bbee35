import { useWords } from '@foyer/ui';
import { DoorOpen, Route } from 'lucide-react';
import { CommandButton } from '../counter/command-button.tsx';
import { COUNTER_COMMANDS, type CounterCommand } from '../counter/counter-actions.ts';

const ICONS = { plan: Route, walkDirect: DoorOpen };

interface CustomerToolProps {
  /** Is there a customer at the counter? */
  readonly hasCustomer: boolean;
  readonly possible: ReadonlySet<CounterCommand>;
  readonly onCommand: (command: CounterCommand) => void;
}

/** Plans the customer's other services; without a customer, serves one who comes straight to the counter. In one place. */
export function CustomerTool({ hasCustomer, possible, onCommand }: CustomerToolProps) {
  const words = useWords();
  const command = hasCustomer ? 'plan' : 'walkDirect';
  const Icon = ICONS[command];
  return (
    <CommandButton
      label={words.t(`counter.${command}`)}
      hint={COUNTER_COMMANDS[command].key.toUpperCase()}
      icon={<Icon size={16} aria-hidden="true" />}
      size="small"
      possible={possible.has(command)}
      pending={false}
      onPress={() => onCommand(command)}
    />
  );
}
