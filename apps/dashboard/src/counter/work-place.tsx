import { branchNow, useLiveView, useView } from '@foyer/client';
import type { Counter, User, Visit } from '@foyer/contract';
import { Button, EmptyState, Spinner, useWords } from '@foyer/ui';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { useAlarm } from '../escalations/alarm.ts';
import { answersAbout } from '../escalations/answers.ts';
import { CustomerTool } from '../itinerary/customer-tool.tsx';
import { tabsFor } from '../session/roles.ts';
import { useBranchHeard } from '../session/use-branch-heard.ts';
import { useCommands } from '../session/use-commands.ts';
import { AnswerLine } from '../shell/answer-line.tsx';
import type { Action } from '../shell/commands.ts';
import { usePreferences } from '../shell/preferences.ts';
import { Refusal } from '../shell/refusal.tsx';
import { client, live } from '../shell/server.ts';
import { goTo, useShortcuts } from '../shell/shortcuts.tsx';
import { useTitle } from '../shell/title-note.ts';
import { offeredOutcomes, type ReadableView, useNames } from '../shell/use-names.ts';
import { useArrivalChime } from './arrival-chime.ts';
import { type AutoCall, createAutoCall } from './auto-call.ts';
import { CommandBar } from './command-bar.tsx';
import {
  asksFirst,
  COUNTER_COMMANDS,
  type CounterCommand,
  counterActions,
  counterCommands,
  justCalled,
  MARKS_KEY,
  NEW_TICKET_KEY,
  possibleCommands,
  UNDO_KEY,
} from './counter-actions.ts';
import { CounterDialogs, chosenOutcome, createCounterUi } from './counter-dialogs.tsx';
import { CounterMessages } from './counter-messages.tsx';
import { CounterOptions } from './counter-options.tsx';
import { CounterStrip } from './counter-strip.tsx';
import { CurrentCustomer } from './current-customer.tsx';
import { HeldList } from './held-list.tsx';
import { markingAt } from './marking.ts';
import { MarksRow } from './marks-row.tsx';
import { NextCustomer } from './next-customer.tsx';
import { OwnDay } from './own-day.tsx';
import { OwnEscalations } from './own-escalations.tsx';
import { Standstill } from './standstill.tsx';
import { UndoButton } from './undo-button.tsx';
import { WaitingList } from './waiting-list.tsx';

interface WorkPlaceProps {
  readonly user: User;
  readonly counterId: string;
  readonly onLeave: () => void;
}

/** One counter, live. What is shown is the server's; a second window on the same counter shows the same. */
export function WorkPlace({ user, counterId, onLeave }: WorkPlaceProps) {
  const words = useWords();
  const view = useLiveView(live, `counter:${counterId}`);
  const counter = useView(view, (state) => state.counter[counterId]);
  const refusal = useView(view, (state) => (state.phase === 'refused' ? state.refusal : null));
  const known = useView(view, (state) => state.clock !== null);
  if (refusal !== null && !known) return <Refusal refusal={refusal} />;
  if (counter === undefined) {
    return (
      <main className="work-wait">
        {known ? (
          <EmptyState
            title={words.t('shell.live.not-found')}
            action={<Button onPress={onLeave}>{words.t('counter.change')}</Button>}
          />
        ) : (
          <Spinner size="large" label={words.t('shell.live.connecting')} />
        )}
      </main>
    );
  }
  return <Counting view={view} counter={counter} user={user} onLeave={onLeave} />;
}

interface CountingProps {
  readonly view: ReadableView;
  readonly counter: Counter;
  readonly user: User;
  readonly onLeave: () => void;
}

function Counting({ view, counter, user, onLeave }: CountingProps) {
  const words = useWords();
  const names = useNames(view);
  useBranchHeard(view);
  const branch = useView(view, (state) => state.branch);
  const visit = useView(view, (state) => currentVisit(counter, state.visit));
  const escalations = useView(view, (state) => Object.values(state.escalation));
  const known = useView(view, (state) => state.clock !== null);
  // Who has the floor's tab hears of them on every page.
  useAlarm(known && !tabsFor(user).includes('floor') ? escalations : null, user);
  const undoable = useView(view, (state) => state.undo);
  const hasNext = useView(view, (state) => state.next?.visitId != null);
  const mine = counter.agentId === user.id;

  const commands = useCommands(view);
  const ui = useMemo(createCounterUi, []);
  const actions = useMemo(() => counterActions(client, counter.id), [counter.id]);
  const pending = useStore(commands, (state) => state.pending);
  const visits = useView(view, (state) => state.visit);
  const services = useView(view, (state) => state.service);
  const service = visit === null ? undefined : services[visit.serviceId];
  const outcomes = offeredOutcomes(branch, service);
  const usual = service?.outcomeRequired === true ? null : (outcomes[0]?.id ?? null);
  const outcomeId = useStore(ui, (state) => chosenOutcome(state, visit, usual));
  const possible = useMemo(
    () => (mine ? possibleCommands(counter, visit, escalations) : new Set<CounterCommand>()),
    [mine, counter, visit, escalations],
  );
  const free = possible.has('callNext');
  const waiting = useView(view, (state) => Object.values(state.visit).filter((one) => one.stage.kind === 'waiting'));
  useTitle(words.t('counter.title', { count: waiting.length, counter: words.counter(counter.number) }));
  useArrivalChime(view, free);
  const autoCall = useMemo(() => createAutoCall(), []);
  const secondsLeft = useStore(autoCall, (state) => state.secondsLeft);
  useStop(autoCall, secondsLeft !== null);

  const send = (action: Action) => void commands.getState().send(action);
  /** Finishes, and for those who like it that way calls the next after a moment in which any key stops it. */
  const finish = async (action: Action) => {
    if (!(await commands.getState().send(action))) return;
    const { next } = view.getState();
    if (next?.visitId == null || !usePreferences.getState().callsNext.includes(user.id)) return;
    autoCall.getState().begin(() => send(actions.callNext()));
  };
  /** Carries a command out, or asks for what it needs first. */
  const command = (name: CounterCommand) => {
    if (!possible.has(name)) return;
    const { open } = ui.getState();
    if (name === 'pause' || name === 'closeCounter' || name === 'walkDirect') open({ kind: name });
    else if (name === 'callNext' || name === 'resumeCounter') send(actions[name]());
    else if (visit === null) return;
    else if (asksFirst(name) || (name === 'noShow' && justCalled(visit, branchNow(view.getState()))))
      open({ kind: name, visitId: visit.id });
    else if (name === 'finish' || name === 'finishAndCallNext') end(name, visit, outcomeId);
    else send(actions[name](visit));
  };
  /** Ends the service; asks for the outcome first where somebody has to say it. */
  const end = (name: 'finish' | 'finishAndCallNext', who: Visit, outcome: string | null) => {
    if (outcome === null && service?.outcomeRequired === true) ui.getState().open({ kind: name, visitId: who.id });
    else if (name === 'finish' && who.planned.length > 0) {
      if (outcome !== null) choose(outcome);
      ui.getState().open({ kind: 'goOn', visitId: who.id });
    } else if (name === 'finish') void finish(actions.finish(who, outcome));
    else send(actions.finishAndCallNext(who, outcome));
  };
  const marking = markingAt({ counter: mine ? counter : null, visit, visits, branch, services, ui, actions, send });
  const choose = (id: string) => {
    const outcome = branch?.outcomes.find((one) => one.id === id);
    if (visit !== null && outcome !== undefined) ui.getState().choose(visit.id, outcome.id);
  };
  const newTicket = () => ui.getState().open({ kind: 'newTicket' });
  const left = (who: Visit) => ui.getState().open({ kind: 'abandon', visitId: who.id });

  const byKey: Record<string, () => void> = {
    w: () => goTo('#waiting-rows [role=row]'),
    l: () => goTo('#held-rows [role=row]'),
    i: () => goTo('.escalations button', '.escalations .panel-body'),
  };
  byKey[NEW_TICKET_KEY] = newTicket;
  byKey[MARKS_KEY] = marking.open;
  const undo = mine ? undoable : null;
  const undoLast = () => send(actions.undo());
  // Whether it is too late is the server's to say.
  if (undo !== null) byKey[UNDO_KEY] = undoLast;
  byKey.Escape = () => commands.getState().dismiss();
  // `P` stands for both of a pair; whichever is possible takes it.
  for (const name of counterCommands) if (possible.has(name)) byKey[COUNTER_COMMANDS[name].key] = () => command(name);
  const open = async () => {
    if (await commands.getState().send(actions.openCounter()))
      usePreferences.getState().setLastCounter(user.id, counter.id);
  };
  if (counter.status === 'closed') byKey.o = () => void open();
  if (possible.has('finish')) {
    for (const [index, { id }] of outcomes.entries()) byKey[String(index + 1)] = () => choose(id);
  }
  useShortcuts(byKey);

  return (
    <main className="work">
      <CounterStrip
        view={view}
        names={names}
        counter={counter}
        possible={possible}
        pending={pending}
        onCommand={command}
        onNewTicket={newTicket}
        onLeave={onLeave}
      />
      <section className="panel work-current" aria-label={words.t('counter.current')}>
        {counter.status !== 'open' || !mine ? (
          <Standstill
            view={view}
            names={names}
            counter={counter}
            mine={mine}
            pending={pending}
            onLeave={onLeave}
            onOpen={() => void open()}
            onHandOver={() => ui.getState().open({ kind: 'handOver' })}
            onResume={() => command('resumeCounter')}
          />
        ) : (
          <>
            <CurrentCustomer
              {...{ visit, branch, names, user }}
              onOpen={ui.getState().open}
              source={view}
              answers={answersAbout(visit, escalations, names, words)}
            >
              <CustomerTool hasCustomer={visit !== null} possible={possible} onCommand={command} />
            </CurrentCustomer>
            <CommandBar
              visit={visit}
              names={names}
              outcomes={outcomes}
              outcomeId={outcomeId}
              possible={possible}
              pending={pending}
              hasNext={hasNext}
              onCommand={command}
              onOutcome={choose}
            >
              {branch === null || branch.marks.length === 0 ? null : <MarksRow source={view} {...marking} />}
            </CommandBar>
          </>
        )}
      </section>
      <AnswerLine commands={commands} idle={mine ? <OwnDay visitId={counter.visitId} /> : null}>
        <UndoButton view={view} undo={undo} pending={pending !== null} onUndo={undoLast} />
      </AnswerLine>
      <section className="panel work-next" aria-label={words.t('counter.next')} tabIndex={-1}>
        <NextCustomer
          view={view}
          names={names}
          possible={free}
          pending={pending === 'callNext'}
          onCallNext={() => command('callNext')}
          secondsLeft={secondsLeft}
        >
          <CounterOptions user={user} />
        </NextCustomer>
      </section>
      <aside className="work-lists">
        <WaitingList
          view={view}
          names={names}
          counterId={counter.id}
          canCall={free}
          canAct={mine}
          onCall={(who) => send(actions.callVisit(who))}
          onLeft={left}
        />
        <HeldList
          view={view}
          names={names}
          canResume={free}
          canAct={mine}
          onResume={(who) => send(actions.resumeHere(who))}
          onCall={(who) => send(actions.callVisit(who))}
          onQueue={(who) => send(actions.returnVisit(who))}
        />
        <OwnEscalations {...{ view, names, commands, ui, actions, user }} counter={mine ? counter : null} />
        <CounterMessages
          view={view}
          counterId={counter.id}
          mine={mine}
          pending={pending}
          onRead={(id) => send(actions.readMessage(id))}
        />
      </aside>
      <CounterDialogs
        {...{ view, ui, commands, actions, names, outcomes, marking }}
        counterId={counter.id}
        onEnd={end}
      />
    </main>
  );
}

/** Any key, and any press of a button, stops the count-down; what the key does otherwise it does as well. */
function useStop(autoCall: StoreApi<AutoCall>, counting: boolean): void {
  useEffect(() => {
    if (!counting) return undefined;
    const { stop } = autoCall.getState();
    const events = ['keydown', 'pointerdown'] as const;
    for (const event of events) window.addEventListener(event, stop, true);
    return () => {
      for (const event of events) window.removeEventListener(event, stop, true);
    };
  }, [autoCall, counting]);
  useEffect(() => autoCall.getState().stop, [autoCall]);
}

/** The customer at the counter: the one the counter's record names. */
function currentVisit(counter: Counter, visits: Readonly<Record<string, Visit>>): Visit | null {
  return counter.visitId === null ? null : (visits[counter.visitId] ?? null);
}
