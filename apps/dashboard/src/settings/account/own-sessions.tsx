import type { CallProblem } from '@foyer/client';
import type { OwnSession } from '@foyer/contract';
import { Badge, Button, Spinner, useWords } from '@foyer/ui';
import { useCallback, useEffect, useState } from 'react';
import { sessionStore } from '../../session/session.ts';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';

/** Where one is signed in, to be ended there. */
export function OwnSessions() {
  const words = useWords();
  const [sessions, setSessions] = useState<readonly OwnSession[] | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const load = useCallback(async () => {
    const answer = await client.call('ownSessions');
    if (answer.ok) setSessions(answer.value.items);
    else if (answer.error.status === 401) sessionStore.getState().expire();
    setProblem(answer.ok ? null : answer.error);
  }, []);
  useEffect(() => void load(), [load]);
  const end = async ({ id }: OwnSession) => {
    const answer = await client.call('endOwnSession', { params: { sessionId: id } });
    // One that has ended by itself meanwhile is what was wanted.
    if (answer.ok || answer.error.code === 'not-found') await load();
    else setProblem(answer.error);
  };
  if (problem !== null) return <p role="alert">{formatProblem(problem, words)}</p>;
  if (sessions === null) return <Spinner size="large" label={words.t('shell.session.checking')} />;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{words.t('people.own.where')}</th>
          <th scope="col">{words.t('people.own.since')}</th>
          <th scope="col">{words.t('people.own.used')}</th>
          <th scope="col">
            <span className="fy-visually-hidden">{words.t('people.own.end')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">
              <bdi className="strong">{session.browser === '' ? words.t('people.own.unknown') : session.browser}</bdi>
              <small className="muted people-name">
                <bdi>{session.address}</bdi>
              </small>
            </th>
            <td className="nowrap">{words.moment(session.createdAt)}</td>
            <td className="nowrap">{words.moment(session.lastUsedAt)}</td>
            <td className="figure">
              {session.current ? (
                <Badge tone="accent">{words.t('people.own.here')}</Badge>
              ) : (
                <Button size="small" onPress={() => void end(session)}>
                  {words.t('people.own.end')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
