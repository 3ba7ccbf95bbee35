import type { CounterId } from '@foyer/basics';
import { useView } from '@foyer/client';
import type { Counter, RouteReply } from '@foyer/contract';
import { Button, Dialog, Select, TextField, useWords } from '@foyer/ui';
import { DoorClosed, DoorOpen, ListOrdered, MessageSquare, Pause, Play, UserRoundCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ActionDialog } from '../shell/action-dialog.tsx';
import { PauseDialog } from '../shell/pause-dialog.tsx';
import { client } from '../shell/server.ts';
import { offeredReasons } from '../shell/use-names.ts';
import type { CounterDialogKind, FloorParts } from './floor-ui.ts';
import { ProfileDialog } from './profile-dialog.tsx';

const LANDING = ['.floor-counters button'];
/** The longest a message may be. */
const MOST_MESSAGE = 300;

interface CounterDialogsProps extends FloorParts {
  readonly dialog: { readonly kind: CounterDialogKind; readonly counterId: CounterId };
}

/** The window about one counter. */
export function CounterDialogs({ dialog, ...parts }: CounterDialogsProps) {
  const { view, names, commands, ui, actions } = parts;
  const words = useWords();
  const { close } = ui.getState();
  const counter = useView(view, (state) => state.counter[dialog.counterId]);
  const branch = useView(view, (state) => state.branch);
  if (counter === undefined) return null;
  const common = { commands, onClose: close, landing: LANDING };
  const name = words.counter(counter.number, 'in-sentence');
  switch (dialog.kind) {
    case 'counter':
      return <CounterActs {...parts} counter={counter} />;
    case 'staffCounter':
      return <StaffCounter {...parts} counter={counter} />;
    case 'pauseCounter':
      return (
        <PauseDialog
          {...common}
          title={words.t('floor.acts.pauseTitle', { counter: name })}
          reasons={offeredReasons(branch, 'pause', names)}
          action={(reason, minutes) => actions.pauseCounter(counter, reason, minutes)}
        />
      );
    case 'closeCounter':
      return (
        <ActionDialog
          {...common}
          title={words.t('floor.acts.closeTitle', { counter: name })}
          text={words.t('floor.acts.closeText', { agent: counter.agentName ?? '' })}
          confirm={words.t('dialogs.closeCounter.confirm')}
          action={() => actions.closeCounter(counter)}
        />
      );
    case 'profile':
      return <ProfileDialog {...common} view={view} actions={actions} counter={counter} />;
    case 'message':
      return <Message {...parts} counter={counter} />;
  }
}

type OneCounter = FloorParts & { readonly counter: Counter };

/** What can be done at a counter from the floor. */
function CounterActs({ view, commands, ui, actions, counter }: OneCounter) {
  const words = useWords();
  const { open, close } = ui.getState();
  const unread = useView(view, (state) =>
    Object.values(state.message).filter(({ counterId }) => counterId === counter.id),
  );
  const act = (to: CounterDialogKind) => () => open({ kind: to, counterId: counter.id });
  const { status, agentName, visitId } = counter;
  const resume = async () => {
    if (await commands.getState().send(actions.resumeCounter(counter))) close();
  };
  return (
    <Dialog isOpen onClose={close} title={words.counter(counter.number)} size="medium">
      <p className="muted">
        {agentName === null
          ? words.t(`counter.status.${status}`)
          : words.t('shell.common.facts', { first: agentName, second: words.t(`counter.status.${status}`) })}
      </p>
      <div className="acts">
        {status === 'closed' ? (
          <Button variant="primary" icon={<DoorOpen size={18} aria-hidden="true" />} onPress={act('staffCounter')}>
            {words.t('floor.acts.open')}
          </Button>
        ) : (
          <>
            <Button variant="primary" icon={<MessageSquare size={18} aria-hidden="true" />} onPress={act('message')}>
              {words.t('floor.acts.message')}
            </Button>
            {status === 'paused' ? (
              <Button icon={<Play size={18} aria-hidden="true" />} onPress={() => void resume()}>
                {words.t('counter.resume')}
              </Button>
            ) : (
              <Button
                icon={<Pause size={18} aria-hidden="true" />}
                isDisabled={visitId !== null}
                onPress={act('pauseCounter')}
              >
                {words.t('floor.acts.pause')}
              </Button>
            )}
            <Button icon={<UserRoundCheck size={18} aria-hidden="true" />} onPress={act('staffCounter')}>
              {words.t('floor.acts.handOver')}
            </Button>
            <Button
              icon={<DoorClosed size={18} aria-hidden="true" />}
              isDisabled={visitId !== null}
              onPress={act('closeCounter')}
            >
              {words.t('floor.acts.close')}
            </Button>
          </>
        )}
        <Button icon={<ListOrdered size={18} aria-hidden="true" />} onPress={act('profile')}>
          {words.t('floor.acts.profile')}
        </Button>
      </div>
      {visitId === null ? null : <p className="muted">{words.t('floor.acts.busy')}</p>}
      {unread.map(({ id, text, by, at }) => (
        <p key={id} className="muted">
          {words.t('floor.acts.unread', { by, time: words.clockTime(at) })} <bdi>{text}</bdi>
        </p>
      ))}
    </Dialog>
  );
}

type Colleagues = RouteReply<'colleagues'>['items'];

/** Opens a counter for somebody, or gives it to another. */
function StaffCounter({ view, commands, ui, actions, counter }: OneCounter) {
  const words = useWords();
  const [colleagues, setColleagues] = useState<Colleagues>([]);
  const [agentId, setAgentId] = useState<string | null>(null);
  const counters = useView(view, (state) => state.counters);
  useEffect(() => {
    const stop = new AbortController();
    const load = async () => {
      const answer = await client.call('colleagues', { signal: stop.signal });
      if (answer.ok) setColleagues(answer.value.items);
    };
    void load();
    return () => stop.abort();
  }, []);
  const isClosed = counter.status === 'closed';
  const busy = new Set<string>(counters.flatMap((one) => (one.agentId === null ? [] : [one.agentId])));
  const name = words.counter(counter.number, 'in-sentence');
  return (
    <ActionDialog
      commands={commands}
      title={words.t(isClosed ? 'floor.acts.openTitle' : 'floor.acts.handOverTitle', { counter: name })}
      text={words.t(isClosed ? 'floor.acts.openText' : 'floor.acts.handOverText', { agent: counter.agentName ?? '' })}
      confirm={words.t(isClosed ? 'floor.acts.openConfirm' : 'dialogs.handOver.confirm')}
      onClose={ui.getState().close}
      landing={LANDING}
      ready={agentId !== null}
      action={() =>
        agentId === null ? null : actions.staffCounter(isClosed ? 'openCounter' : 'handOverCounter', counter, agentId)
      }
    >
      <Select
        label={words.t('floor.acts.who')}
        autoFocus
        options={colleagues.map((one) => ({ id: String(one.id), label: one.name, disabled: busy.has(one.id) }))}
        placeholder={words.t('dialogs.transfer.choose')}
        value={agentId}
        onChange={setAgentId}
      />
    </ActionDialog>
  );
}

/** A few words to whoever works there. */
function Message({ commands, ui, actions, counter }: OneCounter) {
  const words = useWords();
  const [text, setText] = useState('');
  const message = text.trim();
  return (
    <ActionDialog
      commands={commands}
      title={words.t('floor.acts.messageTitle', {
        counter: words.counter(counter.number, 'in-sentence'),
        agent: counter.agentName ?? '',
      })}
      confirm={words.t('floor.acts.messageConfirm')}
      onClose={ui.getState().close}
      landing={LANDING}
      ready={message !== ''}
      action={() => (message === '' ? null : actions.message(counter, message))}
    >
      <TextField
        label={words.t('floor.acts.messageText')}
        description={words.t('floor.acts.messageHint')}
        maxLength={MOST_MESSAGE}
        rows={3}
        autoFocus
        value={text}
        onChange={setText}
      />
    </ActionDialog>
  );
}
