import type { CallProblem } from '@foyer/client';
import type { RouteReply } from '@foyer/contract';
import { Card, useWords } from '@foyer/ui';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { dayIn } from '../../reports/periods.ts';
import { sessionStore, useSession } from '../../session/session.ts';
import { useCommands } from '../../session/use-commands.ts';
import { ActionDialog } from '../../shell/action-dialog.tsx';
import { AnswerLine } from '../../shell/answer-line.tsx';
import { formatProblem } from '../../shell/format-problem.ts';
import { client } from '../../shell/server.ts';
import { type Customer, CustomerForm } from './customer-form.tsx';
import { type Found, FoundList } from './found-list.tsx';
import './privacy.css';

interface Looked {
  readonly customer: Customer;
  readonly found: Found;
}

/** What is kept of customers and how long, and erasing one of them now. */
export function PrivacyPage() {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [problem, setProblem] = useState<CallProblem | null>(null);
  const [looking, setLooking] = useState(false);
  const [kept, setKept] = useState<RouteReply<'privacy'> | null>(null);
  const [erasing, setErasing] = useState<readonly string[] | null>(null);
  const commands = useCommands();
  const pending = useStore(commands, (state) => state.pending !== null);
  useEffect(() => {
    const load = async () => {
      const answer = await client.call('privacy');
      if (answer.ok) setKept(answer.value);
      else setProblem(answer.error);
    };
    void load();
  }, []);
  const find = async (customer: Customer) => {
    commands.getState().dismiss();
    setLooking(true);
    const answer = await client.call('eraseCustomer', { body: { customer }, query: { dryRun: 'true' } });
    setLooking(false);
    setProblem(answer.ok ? null : answer.error);
    setLooked(answer.ok ? { customer, found: answer.value.found } : null);
    if (!answer.ok && answer.error.status === 401) sessionStore.getState().expire();
  };
  return (
    <div className="privacy">
      <div className="privacy-head">
        <div>
          <h1>{words.t('privacy.title')}</h1>
          <p className="muted">{words.t('privacy.intro')}</p>
        </div>
        <AnswerLine commands={commands} />
      </div>
      <div className="privacy-body">
        <Card as="section" aria-labelledby="privacy-erase">
          <h2 id="privacy-erase">{words.t('privacy.eraseTitle')}</h2>
          <CustomerForm
            today={branch?.day ?? dayIn(branch?.timeZone ?? 'UTC', Date.now())}
            pending={looking || pending}
            onFind={(customer) => void find(customer)}
          />
          <div role="alert">{problem === null ? null : <p>{formatProblem(problem, words)}</p>}</div>
          {looked === null ? null : (
            <FoundList
              key={looked.found.map(({ visitId }) => visitId).join()}
              found={looked.found}
              onErase={setErasing}
            />
          )}
        </Card>
        <Card as="section" aria-labelledby="privacy-kept">
          <h2 id="privacy-kept">{words.t('privacy.keptTitle')}</h2>
          <dl className="privacy-kept">
            <dt>{words.t('privacy.keptWords')}</dt>
            <dd>{kept === null ? null : words.t('privacy.days', { count: kept.retentionDays })}</dd>
            <dt>{words.t('privacy.keptReplies')}</dt>
            <dd>{kept === null ? null : words.t('privacy.days', { count: kept.replyDays })}</dd>
            <dt>{words.t('privacy.keptTickets')}</dt>
            <dd>{words.t('privacy.keptTicketsText')}</dd>
            <dt>{words.t('privacy.keptFigures')}</dt>
            <dd>{words.t('privacy.keptFiguresText')}</dd>
          </dl>
          <p className="muted">{words.t('privacy.keptText')}</p>
        </Card>
      </div>
      {erasing === null || looked === null ? null : (
        <ActionDialog
          commands={commands}
          landing={['.privacy input']}
          danger
          title={words.t('privacy.sureTitle', { count: erasing.length })}
          text={words.t('privacy.sureText')}
          confirm={words.t('privacy.sure')}
          onClose={() => setErasing(null)}
          action={() => ({
            name: 'erase',
            done: (reader) => reader.t('privacy.erased', { count: erasing.length }),
            send: async (commandId) => {
              const body = { customer: looked.customer, visitIds: [...erasing] };
              const answer = await client.call('eraseCustomer', { body, commandId });
              if (answer.ok) setLooked(null);
              return answer;
            },
          })}
        />
      )}
    </div>
  );
}
