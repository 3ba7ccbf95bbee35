import type { CounterId } from '@foyer/basics';
import { useLiveView, useView } from '@foyer/client';
import type { Counter, User } from '@foyer/contract';
import { Badge, Button, type ButtonProps, EmptyState, ShortcutHint, StaleNotice, useWords } from '@foyer/ui';
import { CircleDot, CirclePause, DoorOpen, GraduationCap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useBranchHeard } from '../session/use-branch-heard.ts';
import { useCommands } from '../session/use-commands.ts';
import { AnswerLine } from '../shell/answer-line.tsx';
import { PRACTICE_PAGE, PRACTISES } from '../shell/base.ts';
import { usePreferences } from '../shell/preferences.ts';
import { client, live } from '../shell/server.ts';
import { useShortcuts, withKey } from '../shell/shortcuts.tsx';
import { useNames } from '../shell/use-names.ts';
import { counterActions } from './counter-actions.ts';

interface ChooseCounterProps {
  readonly user: User;
  readonly onChoose: (counterId: string) => void;
}

/** May they open it? The server says the same when they try. */
const isTheirs = (user: User, id: CounterId) => user.counters === null || user.counters.includes(id);

/** The counters that somebody may open; somebody who has one open goes straight to it. */
export function ChooseCounter({ user, onChoose }: ChooseCounterProps) {
  const [counters, setCounters] = useState<readonly Counter[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('counters', { signal: stop.signal });
      if (answer.ok) setCounters(answer.value.items);
    };
    void load();
    return () => stop.abort();
  }, []);
  const mine = counters?.find(({ agentId }) => agentId === user.id)?.id;
  useEffect(() => {
    if (mine !== undefined) onChoose(mine);
  }, [mine, onChoose]);

  const words = useWords();
  const first = counters?.find(({ id }) => isTheirs(user, id));
  if (counters === null || mine !== undefined) return <main className="choose" aria-busy="true" />;
  if (first === undefined) {
    return (
      <main className="choose">
        {counters.length === 0 ? (
          <EmptyState title={words.t('counter.choose.empty')}>{words.t('counter.choose.emptyText')}</EmptyState>
        ) : (
          <EmptyState title={words.t('counter.choose.none')}>{words.t('counter.choose.noneText')}</EmptyState>
        )}
      </main>
    );
  }
  return <CounterGrid user={user} first={first.id} onChoose={onChoose} />;
}

/** The counters, live: every counter's view has all of them, so the first one's will do. */
function CounterGrid({ user, first, onChoose }: ChooseCounterProps & { readonly first: CounterId }) {
  const words = useWords();
  const view = useLiveView(live, `counter:${first}`);
  const names = useNames(view);
  useBranchHeard(view);
  const counters = useView(view, (state) => state.counters).filter(({ id }) => isTheirs(user, id));
  const freshness = useView(view, (state) => state.freshness);
  const ageSeconds = useView(view, (state) => state.ageSeconds);
  const commands = useCommands(view);
  const pending = useStore(commands, (state) => state.pending !== null);
  const last = usePreferences((state) => state.lastCounter[user.id]);
  const closed = counters.filter(({ status }) => status === 'closed');
  // One is offered before the others: where they were last, else the first that is free.
  const offered = closed.find(({ id }) => id === last)?.id ?? closed[0]?.id;

  const open = async (counter: Counter) => {
    if (!(await commands.getState().send(counterActions(client, counter.id).openCounter()))) return;
    usePreferences.getState().setLastCounter(user.id, counter.id);
    onChoose(counter.id);
  };
  const choose = (counter: Counter) => (counter.status === 'closed' ? void open(counter) : onChoose(counter.id));
  const byKey = counters.slice(0, 9).map((counter, index) => [String(index + 1), () => choose(counter)] as const);
  useShortcuts(Object.fromEntries(byKey));
  return (
    <main className="choose">
      <div className="choose-head">
        <div>
          <h1>{words.t('counter.choose.title')}</h1>
          <p className="muted">{words.t(user.counters === null ? 'counter.choose.intro' : 'counter.choose.own')}</p>
        </div>
        <AnswerLine commands={commands} />
        <StaleNotice freshness={freshness} ageSeconds={ageSeconds} />
        {PRACTISES ? null : (
          <Button
            variant="quiet"
            icon={<GraduationCap size={18} aria-hidden="true" />}
            onPress={() => location.assign(PRACTICE_PAGE)}
          >
            {words.t('practice.enter')}
          </Button>
        )}
      </div>
      <ul className="choose-grid">
        {counters.map((counter, index) => (
          <li key={counter.id} className="choose-card" data-status={counter.status}>
            <div className="choose-number">
              <bdi>{counter.number}</bdi>
            </div>
            <div className="choose-facts">
              <span className="muted">{words.text(counter.zone)}</span>
              <Standing counter={counter} user={user} />
              {counter.id === last && counter.status === 'closed' ? (
                <small className="muted">{words.t('counter.choose.last')}</small>
              ) : null}
            </div>
            <ul className="choose-services">
              {counter.serviceIds.map((id) => (
                <li key={id}>{names.service(id)}</li>
              ))}
            </ul>
            {counter.status === 'closed' ? (
              <Button
                variant={counter.id === offered ? 'primary' : 'secondary'}
                isDisabled={pending}
                onPress={() => void open(counter)}
                {...keyOf(index)}
              >
                {words.t('counter.choose.open', { counter: words.counter(counter.number, 'in-sentence') })}
                {index < 9 ? <ShortcutHint keys={[String(index + 1)]} /> : null}
              </Button>
            ) : (
              <Button onPress={() => onChoose(counter.id)} {...keyOf(index)}>
                {words.t(counter.agentId === user.id ? 'counter.choose.go' : 'counter.choose.watch', {
                  counter: words.counter(counter.number, 'in-sentence'),
                })}
                {index < 9 ? <ShortcutHint keys={[String(index + 1)]} /> : null}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}

/** The key that opens or shows the counter at this place. */
function keyOf(index: number): Pick<ButtonProps, 'render'> {
  return index < 9 ? { render: withKey(String(index + 1)) } : {};
}

function Standing({ counter, user }: { readonly counter: Counter; readonly user: User }) {
  const words = useWords();
  if (counter.status === 'closed') {
    return <Badge icon={<DoorOpen aria-hidden="true" />}>{words.t('counter.choose.free')}</Badge>;
  }
  if (counter.agentId === user.id) {
    return (
      <Badge tone="accent" icon={<CircleDot aria-hidden="true" />}>
        {words.t(counter.status === 'paused' ? 'counter.choose.minePaused' : 'counter.choose.mine')}
      </Badge>
    );
  }
  const Icon = counter.status === 'paused' ? CirclePause : CircleDot;
  return (
    <Badge tone="good" icon={<Icon aria-hidden="true" />}>
      {words.t('counter.choose.taken', { agent: counter.agentName ?? counter.agentId ?? '' })}
    </Badge>
  );
}
