import type { ReturnPosition } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { localText, Select, type SelectOption, TextField } from '@foyer/ui';
import { useEffect, useRef, useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { useWords } from '../shell/words.ts';
import type { CounterActions } from './counter-actions.ts';
import { type TransferDraft, transferBody } from './transfer-draft.ts';

interface TransferDialogProps {
  readonly view: ReadableView;
  readonly visit: Visit;
  readonly names: Names;
  readonly counterId: string;
  readonly commands: Commands;
  readonly actions: CounterActions;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

const TARGETS = ['service', 'counter', 'agent'] as const;
const POSITIONS: readonly ReturnPosition[] = ['original', 'first', 'last'];
const TARGET_WORDS = {
  service: 'transfer.toService',
  counter: 'transfer.toCounter',
  agent: 'transfer.toAgent',
} as const;
/** Stands for "no change of service" in the list; no service's id begins with a dash. */
const SAME = '-same';

/** Where to, where in the queue, and a note for whoever takes over. */
export function TransferDialog({
  view,
  visit,
  names,
  counterId,
  commands,
  actions,
  onClose,
  landing,
}: TransferDialogProps) {
  const { say, language } = useWords();
  const services = useView(view, (state) => state.services);
  const counters = useView(view, (state) => state.counters);
  const [draft, setDraft] = useState<TransferDraft>({
    to: 'service',
    serviceId: null,
    counterId: null,
    agentId: null,
    asServiceId: null,
    position: 'original',
    note: '',
  });
  const change = (part: Partial<TransferDraft>) => setDraft((old) => ({ ...old, ...part }));
  // What must be chosen has the focus, at first and whenever a digit says where to; moving among the kinds keeps it.
  const where = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each asking counts, also for the same kind
  useEffect(() => where.current?.querySelector('button')?.focus(), [asked]);

  const serviceOptions: SelectOption<string>[] = services.map(({ id }) => ({ id, label: names.service(id) }));
  const counterOptions: SelectOption<string>[] = counters
    .filter(({ id }) => id !== counterId)
    .map(({ id, number, agentName, zone }) => ({
      id,
      label:
        agentName === null
          ? say('transfer.counterClosed', { number })
          : say('transfer.counterBy', { number, agent: agentName }),
      detail: localText(zone, language),
    }));
  const agentOptions: SelectOption<string>[] = counters.flatMap(({ id, number, agentId, agentName }) =>
    agentId === null || id === counterId
      ? []
      : [{ id: agentId, label: say('transfer.agentAt', { agent: agentName ?? agentId, number }) }],
  );
  const body = transferBody(draft);

  return (
    <ActionDialog
      commands={commands}
      onClose={onClose}
      size="medium"
      title={say('transfer.title', { number: visit.number })}
      confirm={say('transfer.confirm')}
      landing={landing}
      onDigit={(digit) => {
        change({ to: TARGETS[digit - 1] ?? draft.to });
        setAsked((times) => times + 1);
      }}
      action={() => (body === null ? null : actions.transfer(visit, body))}
      ready={body !== null}
    >
      <Choices
        label={say('transfer.to')}
        layout="line"
        numbered
        value={draft.to}
        onChange={(to) => change({ to })}
        options={TARGETS.map((id) => ({ id, label: say(TARGET_WORDS[id]) }))}
      />
      <div ref={where} className="transfer-where">
        {draft.to === 'service' ? (
          <Select
            label={say('transfer.service')}
            options={serviceOptions.filter(({ id }) => id !== visit.serviceId)}
            placeholder={say('transfer.choose')}
            value={draft.serviceId}
            onChange={(serviceId) => change({ serviceId })}
          />
        ) : (
          <>
            {draft.to === 'counter' ? (
              <Select
                label={say('transfer.counter')}
                options={counterOptions}
                placeholder={say('transfer.choose')}
                value={draft.counterId}
                onChange={(id) => change({ counterId: id })}
              />
            ) : (
              <Select
                label={say('transfer.agent')}
                options={agentOptions}
                value={draft.agentId}
                onChange={(agentId) => change({ agentId })}
                isDisabled={agentOptions.length === 0}
                placeholder={agentOptions.length === 0 ? say('transfer.nobody') : say('transfer.choose')}
              />
            )}
            <Select
              label={say('transfer.asService')}
              options={[{ id: SAME, label: say('transfer.keepService') }, ...serviceOptions]}
              value={draft.asServiceId ?? SAME}
              onChange={(id) => change({ asServiceId: id === SAME ? null : id })}
            />
          </>
        )}
      </div>
      <div className="transfer-position">
        <Choices
          label={say('transfer.position')}
          layout="line"
          value={draft.position}
          onChange={(position) => change({ position })}
          options={POSITIONS.map((id) => ({ id, label: say(`transfer.${id}`), detail: say(`transfer.${id}Hint`) }))}
        />
      </div>
      <TextField
        label={say('common.note')}
        description={say('common.noteHint')}
        rows={2}
        maxLength={1000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </ActionDialog>
  );
}
