import { type CallProblem, useLiveView, useView } from '@foyer/client';
import { Button, Card, useWords } from '@foyer/ui';
import { CircleCheck, Megaphone, Monitor, Tablet, TicketPlus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useStore } from 'zustand';
import { ClaimForm } from '../devices/claim-form.tsx';
import { sessionStore } from '../session/session.ts';
import { useCommands } from '../session/use-commands.ts';
import { AnswerLine } from '../shell/answer-line.tsx';
import { usePreferences } from '../shell/preferences.ts';
import { client, live } from '../shell/server.ts';
import './first-steps.css';

/** What is looked at is asked for again so often. */
const AGAIN_MILLISECONDS = 2_000;

/** What has happened at the branch so far. */
interface Happened {
  readonly kiosk: boolean;
  readonly screen: boolean;
  readonly ticket: boolean;
  readonly called: boolean;
}
const NOTHING: Happened = { kiosk: false, screen: false, ticket: false, called: false };

/** From a branch that was just founded to the first customer: each step is ticked when it has really happened. */
export default function FirstStepsPage() {
  const words = useWords();
  const [, go] = useLocation();
  const [happened, setHappened] = useState(NOTHING);
  const view = useLiveView(live, 'floor');
  const atCounter = useView(view, (state) => Object.values(state.visit).some(({ stage }) => stage.kind !== 'waiting'));
  const isOpen = useView(view, (state) => state.branch?.status === 'open');
  const service = useView(view, (state) =>
    Object.values(state.service)
      .toSorted((one, other) => one.order - other.order)
      .at(0),
  );
  const look = useCallback(async () => {
    const [devices, visits] = await Promise.all([client.call('devices'), client.call('searchVisits')]);
    const gone = [devices, visits].some((answer) => !answer.ok && isSignedOut(answer.error));
    if (gone) return sessionStore.getState().expire();
    if (!devices.ok || !visits.ok) return;
    const has = (wanted: 'kiosk' | 'screen') =>
      devices.value.items.some(({ kind, revokedAt }) => kind === wanted && revokedAt === null);
    setHappened({
      kiosk: has('kiosk'),
      screen: has('screen'),
      ticket: visits.value.items.length > 0,
      called: visits.value.items.some(({ how }) => how === 'finished' || how === 'no-show'),
    });
  }, []);
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), AGAIN_MILLISECONDS);
    return () => clearInterval(timer);
  }, [look]);
  const commands = useCommands();
  const pending = useStore(commands, (state) => state.pending);
  const done = { ...happened, called: happened.called || atCounter };
  const all = Object.values(done).every(Boolean);
  const open = () =>
    commands.getState().send({
      name: 'openBranch',
      done: (words) => words.t('done.openBranch'),
      send: (commandId) => client.call('openBranch', { commandId }),
    });
  const take = async () => {
    if (service === undefined) return;
    const body = { serviceId: service.id };
    await commands.getState().send({
      name: 'take',
      done: (words) => words.t('founding.first.taken'),
      send: (commandId) => client.call('issueTicket', { body, commandId }),
    });
    await look();
  };
  const end = () => {
    usePreferences.getState().setFirstSteps(false);
    go('/settings');
  };
  return (
    <main className="first-steps">
      <div className="first-steps-column">
        <header className="first-steps-head">
          <div>
            <h1>{words.t(all ? 'founding.first.allDone' : 'founding.first.title')}</h1>
            <p className="muted">{words.t(all ? 'founding.first.allDoneText' : 'founding.first.text')}</p>
          </div>
          <AnswerLine commands={commands} />
        </header>
        <ol className="first-steps-list">
          <FirstStep id="kiosk" done={done.kiosk} icon={<Tablet aria-hidden="true" />}>
            <a href="/kiosk" target="_blank" rel="noreferrer">
              {words.t('founding.first.kiosk.open')}
            </a>
            {done.kiosk ? null : <ClaimForm commands={commands} onClaimed={look} codeOnly />}
          </FirstStep>
          <FirstStep id="screen" done={done.screen} icon={<Monitor aria-hidden="true" />}>
            <a href="/signage" target="_blank" rel="noreferrer">
              {words.t('founding.first.screen.open')}
            </a>
            {done.screen ? null : <ClaimForm commands={commands} onClaimed={look} codeOnly />}
          </FirstStep>
          <FirstStep id="ticket" done={done.ticket} icon={<TicketPlus aria-hidden="true" />}>
            {done.ticket ? null : isOpen ? (
              <Button variant="primary" pending={pending === 'take'} onPress={() => void take()}>
                {words.t('founding.first.ticket.take')}
              </Button>
            ) : (
              <Button variant="primary" pending={pending === 'openBranch'} onPress={() => void open()}>
                {words.t('founding.first.ticket.openBranch')}
              </Button>
            )}
          </FirstStep>
          <FirstStep id="called" done={done.called} icon={<Megaphone aria-hidden="true" />}>
            <Link href="/counter">{words.t('founding.first.called.go')}</Link>
          </FirstStep>
        </ol>
        <footer>
          <Button variant={all ? 'primary' : 'secondary'} onPress={end}>
            {words.t(all ? 'founding.first.end' : 'founding.first.dismiss')}
          </Button>
        </footer>
      </div>
    </main>
  );
}

function isSignedOut({ status }: CallProblem): boolean {
  return status === 401;
}

interface FirstStepProps {
  readonly id: keyof Happened;
  readonly done: boolean;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function FirstStep({ id, done, icon, children }: FirstStepProps) {
  const words = useWords();
  return (
    <Card as="li" className="first-step" data-done={done || undefined}>
      <span className="first-step-mark">{done ? <CircleCheck aria-hidden="true" /> : icon}</span>
      <div className="first-step-body">
        <h2>{words.t(`founding.first.${id}.title`)}</h2>
        <p className="muted">{words.t(`founding.first.${id}.text`)}</p>
        <div className="first-step-tools">{children}</div>
      </div>
      <span role="status" className="first-step-state">
        {done ? words.t('founding.first.done') : ''}
      </span>
    </Card>
  );
}
