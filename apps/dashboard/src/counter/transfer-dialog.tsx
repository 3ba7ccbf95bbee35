import { useView } from '@foyer/client';
import type { Visit } from '@foyer/contract';
import { Select, type SelectOption, TextField, useWords } from '@foyer/ui';
import { useEffect, useRef, useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { Choices } from '../shell/choices.tsx';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import type { CounterActions } from './counter-actions.ts';
import { POSITIONS } from './return-dialog.tsx';
import { type TransferDraft, transferBody } from './transfer-draft.ts';

interface TransferDialogProps {
  readonly view: ReadableView;
  readonly visit: Visit;
  readonly names: Names;
  /** Whose counter it is at; `null` where it is sent on from the floor. */
  readonly counterId: string | null;
  readonly commands: Commands;
  readonly actions: Pick<CounterActions, 'transfer'>;
  readonly onClose: () => void;
  readonly landing: readonly string[];
}

const TARGETS = ['service', 'counter', 'agent'] as const;
const TARGET_WORDS = {
  service: 'dialogs.transfer.toService',
  counter: 'dialogs.transfer.toCounter',
  agent: 'dialogs.transfer.toAgent',
} as const;
/** Stands for "no change of service" in the list; no service's id begins with a dash. */
const SAME = '-same';

/** Where to, where in the queue, and a note for the colleague who takes over. */
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
  const words = useWords();
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

  const serviceOptions: SelectOption<string>[] = services
    .filter(({ status }) => status !== 'retired')
    .map(({ id, waiting, openCounters }) => ({
      id,
      label: names.service(id),
      detail: words.t('shell.common.facts', {
        first: words.t('dialogs.transfer.waiting', { count: waiting }),
        second: words.t('dialogs.transfer.openCounters', { count: openCounters }),
      }),
    }));
  const counterOptions: SelectOption<string>[] = counters
    .filter(({ id }) => id !== counterId)
    .map(({ id, number, agentName, zone }) => ({
      id,
      label:
        agentName === null
          ? words.t('dialogs.transfer.counterClosed', { counter: words.counter(number) })
          : words.t('dialogs.transfer.counterBy', { counter: words.counter(number), agent: agentName }),
      detail: words.text(zone),
    }));
  const agentAt = (agent: string, number: string) => ({ agent, counter: words.counter(number, 'in-sentence') });
  const agentOptions: SelectOption<string>[] = counters.flatMap(({ id, number, agentId, agentName }) =>
    agentId === null || id === counterId
      ? []
      : [{ id: agentId, label: words.t('dialogs.transfer.agentAt', agentAt(agentName ?? agentId, number)) }],
  );
  const body = transferBody(draft);

  return (
    <ActionDialog
      commands={commands}
      onClose={onClose}
      size="medium"
      title={words.t('dialogs.transfer.title', { number: visit.number })}
      confirm={words.t('dialogs.transfer.confirm')}
      landing={landing}
      onDigit={(digit) => {
        change({ to: TARGETS[digit - 1] ?? draft.to });
        setAsked((times) => times + 1);
      }}
      action={() => (body === null ? null : actions.transfer(visit, body))}
      ready={body !== null}
    >
      <Choices
        label={words.t('dialogs.transfer.to')}
        layout="line"
        numbered
        value={draft.to}
        onChange={(to) => change({ to })}
        options={TARGETS.map((id) => ({ id, label: words.t(TARGET_WORDS[id]) }))}
      />
      <div ref={where} className="transfer-where">
        {draft.to === 'service' ? (
          <Select
            label={words.t('dialogs.transfer.service')}
            options={serviceOptions.filter(({ id }) => id !== visit.serviceId)}
            placeholder={words.t('dialogs.transfer.choose')}
            value={draft.serviceId}
            onChange={(serviceId) => change({ serviceId })}
          />
        ) : (
          <>
            {draft.to === 'counter' ? (
              <Select
                label={words.t('dialogs.transfer.counter')}
                options={counterOptions}
                placeholder={words.t('dialogs.transfer.choose')}
                value={draft.counterId}
                onChange={(id) => change({ counterId: id })}
              />
            ) : (
              <Select
                label={words.t('dialogs.transfer.agent')}
                options={agentOptions}
                value={draft.agentId}
                onChange={(agentId) => change({ agentId })}
                isDisabled={agentOptions.length === 0}
                placeholder={
                  agentOptions.length === 0 ? words.t('dialogs.transfer.nobody') : words.t('dialogs.transfer.choose')
                }
              />
            )}
            <Select
              label={words.t('dialogs.transfer.asService')}
              options={[{ id: SAME, label: words.t('dialogs.transfer.keepService') }, ...serviceOptions]}
              value={draft.asServiceId ?? SAME}
              onChange={(id) => change({ asServiceId: id === SAME ? null : id })}
            />
          </>
        )}
      </div>
      <div className="transfer-position">
        <Choices
          label={words.t('dialogs.transfer.position')}
          layout="line"
          value={draft.position}
          onChange={(position) => change({ position })}
          options={POSITIONS.map((id) => ({
            id,
            label: words.t(`dialogs.transfer.${id}`),
            detail: words.t(`dialogs.transfer.${id}Hint`),
          }))}
        />
      </div>
      <TextField
        label={words.t('shell.common.note')}
        description={words.t('shell.common.noteHint')}
        rows={2}
        maxLength={1000}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </ActionDialog>
  );
}
