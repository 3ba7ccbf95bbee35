import { MOST_PLANNED } from '@foyer/basics';
import type { Service } from '@foyer/contract';
import { IconButton, Select, useWords } from '@foyer/ui';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Names } from '../shell/use-names.ts';
import './several-services.css';

interface SeveralServicesProps {
  /** What comes one after the other. */
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** All that the branch has. */
  readonly services: readonly Service[];
  /** The one that comes before all of these; nothing can be added until there is one. */
  readonly present: string | null;
  readonly names: Names;
  readonly autoFocus?: boolean;
}

/** Services one after the other: to be added, put into another order by buttons, and dropped. */
export function SeveralServices(props: SeveralServicesProps) {
  const { label, value, onChange, services, present, names, autoFocus = false } = props;
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  /** Where the focus goes once the list is drawn anew: a button may have gone, or be of no use any more. */
  const touched = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the list
  useEffect(() => {
    const at = touched.current;
    touched.current = null;
    if (at === null || list.current?.contains(document.activeElement) === true) return;
    const rows = list.current?.querySelectorAll('li') ?? [];
    const row = rows[Math.min(at, rows.length - 1)] ?? list.current;
    row?.querySelector<HTMLElement>('button:not(:disabled)')?.focus();
  }, [value]);
  const change = (changed: readonly string[], at: number) => {
    touched.current = at;
    onChange(changed);
  };
  const move = (id: string, from: number, to: number) => change(value.toSpliced(from, 1).toSpliced(to, 0, id), to);
  const rest = services.filter(({ id, status }) => status !== 'retired' && id !== present && !value.includes(id));
  return (
    <div className="several" ref={list}>
      <ol className="several-list" aria-label={label}>
        {value.map((id, at) => {
          const service = names.service(id);
          return (
            <li key={id}>
              <span className="several-name">{service}</span>
              <IconButton
                size="small"
                label={words.t('dialogs.plan.up', { service })}
                isDisabled={at === 0}
                onPress={() => move(id, at, at - 1)}
              >
                <ArrowUp size={18} aria-hidden="true" />
              </IconButton>
              <IconButton
                size="small"
                label={words.t('dialogs.plan.down', { service })}
                isDisabled={at === value.length - 1}
                onPress={() => move(id, at, at + 1)}
              >
                <ArrowDown size={18} aria-hidden="true" />
              </IconButton>
              <IconButton
                size="small"
                label={words.t('dialogs.plan.drop', { service })}
                onPress={() => change(value.toSpliced(at, 1), at)}
              >
                <X size={18} aria-hidden="true" />
              </IconButton>
            </li>
          );
        })}
      </ol>
      <Select
        label={words.t('dialogs.plan.add')}
        placeholder={words.t('dialogs.transfer.choose')}
        options={rest.map(({ id, status }) => ({
          id,
          label: names.service(id),
          ...(status === 'open' ? {} : { detail: words.t(`floor.status.${status}`) }),
        }))}
        value={null}
        onChange={(id) => onChange([...value, id])}
        isDisabled={present === null || rest.length === 0 || value.length >= MOST_PLANNED}
        autoFocus={autoFocus}
      />
    </div>
  );
}
