import { VISIT_ENDS } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { RouteQuery } from '@foyer/contract';
import { Button, DatePicker, Select, type SelectOption, TextField, TicketNumber, useWords } from '@foyer/ui';
import { type FormEvent, useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { formatProblem } from '../shell/format-problem.ts';
import { PlainTable } from '../shell/plain-table.tsx';
import { client } from '../shell/server.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { TagBadges } from '../visits/tag-badges.tsx';
import { visitEnd } from '../visits/visit-end.ts';
import type { PastVisit } from './floor-ui.ts';

interface PastVisitsProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly onOpen: (visit: PastVisit) => void;
}

type Query = RouteQuery<'searchVisits'>;
type Found =
  | { readonly kind: 'asking' }
  | { readonly kind: 'visits'; readonly items: readonly PastVisit[] }
  | { readonly kind: 'problem'; readonly text: string };

/** Nothing is asked of it; no id begins with a dash. */
const ANY = '-any';
const MOST = 200;

/** The visits of a day, ended ones too, by number, service, agent and how they ended. */
export function PastVisits({ view, names, onOpen }: PastVisitsProps) {
  const words = useWords();
  const services = useView(view, (state) => state.services);
  const branch = useView(view, (state) => state.branch);
  const [asked, setAsked] = useState<Query>({ limit: MOST });
  const [draft, setDraft] = useState<Query>({ limit: MOST });
  const [found, setFound] = useState<Found>({ kind: 'asking' });
  const [agents, setAgents] = useState<readonly SelectOption<string>[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('colleagues', { signal: stop.signal });
      if (answer.ok) setAgents(answer.value.items.map(({ id, name }) => ({ id, label: name })));
    };
    void load();
    return () => stop.abort();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language asks for nothing anew
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      setFound({ kind: 'asking' });
      const answer = await client.call('searchVisits', { query: asked, signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) setFound({ kind: 'visits', items: answer.value.items });
      else setFound({ kind: 'problem', text: formatProblem(answer.error, words) });
    };
    void load();
    return () => stop.abort();
  }, [asked]);

  const change = (member: keyof Query, value: string | null) =>
    setDraft(({ [member]: _, ...others }) =>
      value === null || value === '' ? others : { ...others, [member]: value },
    );
  const choice = (
    member: 'serviceId' | 'agentId' | 'how' | 'outcomeId' | 'tag',
    options: readonly SelectOption<string>[],
  ) => (
    <Select
      label={words.t(`floor.past.${member}`)}
      options={[{ id: ANY, label: words.t('floor.past.any') }, ...options]}
      value={String(draft[member] ?? ANY)}
      onChange={(id) => change(member, id === ANY ? null : id)}
    />
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked({ ...draft });
  };
  return (
    <>
      <form className="past-filters" onSubmit={submit}>
        <DatePicker
          label={words.t('floor.past.day')}
          value={draft.day ?? branch?.day ?? null}
          onChange={(day) => change('day', day)}
        />
        <TextField
          label={words.t('floor.number')}
          value={draft.number ?? ''}
          maxLength={16}
          onChange={(number) => change('number', number.trim())}
        />
        {choice(
          'serviceId',
          services.map(({ id }) => ({ id, label: names.service(id) })),
        )}
        {choice('agentId', agents)}
        {choice(
          'how',
          VISIT_ENDS.map((id) => ({ id, label: words.t(`floor.stage.${id}`) })),
        )}
        {choice(
          'outcomeId',
          (branch?.outcomes ?? []).map(({ id }) => ({ id, label: names.outcome(id) })),
        )}
        {(branch?.tags ?? []).length === 0
          ? null
          : choice(
              'tag',
              (branch?.tags ?? []).map(({ id }) => ({ id, label: names.tag(id) })),
            )}
        <Button type="submit" variant="primary">
          {words.t('floor.past.find')}
        </Button>
      </form>
      {found.kind === 'problem' ? (
        <p className="panel-empty" role="alert">
          {found.text}
        </p>
      ) : found.kind === 'visits' && found.items.length === 0 ? (
        <p className="panel-empty">{words.t('floor.noMatch')}</p>
      ) : (
        <PlainTable
          className="visits-table"
          busy={found.kind === 'asking'}
          columns={[
            words.t('floor.number'),
            words.t('floor.service'),
            words.t('floor.past.issued'),
            words.t('floor.past.ended'),
            words.t('floor.past.how'),
          ]}
        >
          {(found.kind === 'visits' ? found.items : []).map((visit) => (
            <tr key={visit.id}>
              <th scope="row">
                <AriaButton
                  className="row-open"
                  aria-label={words.t('floor.acts.of', { what: visit.number })}
                  onPress={() => onOpen(visit)}
                >
                  <TicketNumber number={visit.number} className="strong" />
                </AriaButton>
              </th>
              <td>
                <span className="state-cell">
                  {names.service(visit.serviceId)}
                  <TagBadges tags={visit.tags} names={names} />
                </span>
              </td>
              <td>{words.clockTime(visit.issuedAt)}</td>
              <td>{visit.endedAt === null ? words.t('shell.common.none') : words.clockTime(visit.endedAt)}</td>
              <td>{visitEnd(visit, names, words)}</td>
            </tr>
          ))}
        </PlainTable>
      )}
    </>
  );
}
