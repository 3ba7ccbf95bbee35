import type { CallProblem } from '@foyer/client';
import type { AuditEntry, RouteReply } from '@foyer/contract';
import { Button, Dialog, Spinner, useWords } from '@foyer/ui';
import { auditActor, auditSentence } from '@foyer/words';
import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Commands } from '../../shell/commands.ts';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';
import { ChangeList } from './change-list.tsx';
import { takeBack } from './take-back.ts';

interface EntryDialogProps {
  readonly entry: AuditEntry;
  readonly commands: Commands;
  /** May the reader change settings? */
  readonly mayTakeBack: boolean;
  readonly onClose: () => void;
  readonly onTakenBack: () => void;
}

type Detail = RouteReply<'auditEntry'>;

/** One entry: who, when and from where, what it changed, and the way back. */
export function EntryDialog({ entry, commands, mayTakeBack, onClose, onTakenBack }: EntryDialogProps) {
  const words = useWords();
  const [detail, setDetail] = useState<Detail | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const pending = useStore(commands, (state) => state.pending !== null);
  const answer = useStore(commands, (state) => state.answer);
  const { sequence } = entry;
  useEffect(() => commands.getState().dismiss(), [commands]);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('auditEntry', { params: { sequence }, signal: stop.signal });
      if (stop.signal.aborted) return;
      if (answer.ok) setDetail(answer.value);
      else setProblem(answer.error);
    };
    void load();
    return () => stop.abort();
  }, [sequence]);
  const former = detail?.former ?? null;
  const putBack = async () => {
    if (former === null) return;
    if (!(await commands.getState().send(takeBack(former, sequence, words)))) return;
    onTakenBack();
    onClose();
  };
  const refused = answer?.kind === 'problem' ? answer.problem : problem;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="medium"
      title={auditSentence(entry, words)}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {words.t('common.close')}
          </Button>
          {former === null || !mayTakeBack ? null : (
            <Button
              variant="primary"
              icon={<Undo2 size={18} aria-hidden="true" className="mirrored" />}
              pending={pending}
              onPress={() => void putBack()}
            >
              {words.t('audit.takeBack')}
            </Button>
          )}
        </>
      }
    >
      <EntryFacts entry={entry} />
      {detail === null && problem === null ? <Spinner label={words.t('shell.session.checking')} /> : null}
      {detail === null || detail.changes.length === 0 ? null : <Changes detail={detail} />}
      {former === null || !mayTakeBack ? null : <p className="muted audit-hint">{words.t('audit.takeBackText')}</p>}
      <div role="alert" className="action-problem">
        {refused === null ? null : <p>{formatProblem(refused, words)}</p>}
      </div>
    </Dialog>
  );
}

function EntryFacts({ entry }: { readonly entry: AuditEntry }) {
  const words = useWords();
  const { actor, address, facts, sequence, kind, at } = entry;
  const role = actor.role === null ? null : words.t(`shell.bar.role.${actor.role}`);
  const who = auditActor(actor, words);
  return (
    <dl className="audit-facts">
      <dt>{words.t('audit.column.who')}</dt>
      <dd>{role === null ? who : words.t('shell.common.facts', { first: who, second: role })}</dd>
      <dt>{words.t('audit.column.time')}</dt>
      <dd>{words.t('shell.common.facts', { first: words.date(at), second: words.clockTime(at) })}</dd>
      {address === null ? null : (
        <>
          <dt>{words.t('audit.column.from')}</dt>
          <dd>
            <bdi>{address}</bdi>
          </dd>
        </>
      )}
      {typeof facts.note === 'string' ? (
        <>
          <dt>{words.t('audit.why')}</dt>
          <dd>
            <bdi>{facts.note}</bdi>
          </dd>
        </>
      ) : null}
      <dt>{words.t('audit.column.kind')}</dt>
      <dd>{words.t(`audit.kind.${kind}`)}</dd>
      <dt>{words.t('audit.column.sequence')}</dt>
      <dd>{words.count(sequence)}</dd>
    </dl>
  );
}

function Changes({ detail: { changes, names, more } }: { readonly detail: Detail }) {
  const words = useWords();
  return (
    <section aria-labelledby="audit-changes">
      <h3 id="audit-changes" className="audit-changes-title">
        {words.t('audit.change.title')}
      </h3>
      <ChangeList changes={changes} names={names} />
      {more === 0 ? null : <p className="muted">{words.t('audit.change.more', { count: more })}</p>}
    </section>
  );
}
