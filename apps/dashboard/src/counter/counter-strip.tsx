import { isReconnecting, useView } from '@foyer/client';
import type { Counter } from '@foyer/contract';
import { Badge, Button, ShortcutHint, Spinner, StaleNotice, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { CircleDot, CirclePause, DoorClosed, Pause, Play, RefreshCw, TicketPlus } from 'lucide-react';
import { ReturnTime } from '../shell/return-time.tsx';
import { withKey } from '../shell/shortcuts.tsx';
import { useTick } from '../shell/ticker.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import { type CounterCommand, NEW_TICKET_KEY } from './counter-actions.ts';

interface CounterStripProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly counter: Counter;
  readonly possible: ReadonlySet<CounterCommand>;
  readonly pending: string | null;
  readonly onCommand: (command: CounterCommand) => void;
  readonly onNewTicket: () => void;
  readonly onLeave: () => void;
}

const ICONS = { open: CircleDot, paused: CirclePause, closed: DoorClosed };
const TONES = { open: 'good', paused: 'warning', closed: 'neutral' } as const;

/** Which counter this is, how it stands, and how far the page may be trusted. */
export function CounterStrip(props: CounterStripProps) {
  const { view, names, counter, possible, pending, onCommand, onNewTicket, onLeave } = props;
  const words = useWords();
  const phase = useView(view, (state) => state.phase);
  const contact = useView(view, (state) => ({
    freshness: state.freshness,
    ageSeconds: state.ageSeconds,
    reconnecting: isReconnecting(state),
  }));
  const Icon = ICONS[counter.status];
  const paused = counter.status === 'paused';
  return (
    <div className="strip">
      <h1>{words.counter(counter.number)}</h1>
      <Badge tone={TONES[counter.status]} icon={<Icon aria-hidden="true" />}>
        {formatStatus(counter, names, words)}
      </Badge>
      <span className="muted strip-facts">
        <span className="strip-zone">{words.text(counter.zone)}</span>
        {counter.since === null ? null : (
          <span>{words.t('counter.since', { time: words.clockTime(counter.since) })}</span>
        )}
        <ReturnTime source={view} returnsAt={counter.returnsAt} />
      </span>
      <div className="strip-middle">
        <StaleNotice className="strip-stale" {...contact} />
        {phase === 'connecting' && contact.freshness === 'fresh' && !contact.reconnecting ? (
          <Spinner size="inline" label={words.t('shell.live.connecting')} />
        ) : null}
      </div>
      <BranchClock view={view} />
      <Button
        size="small"
        icon={<TicketPlus size={16} aria-hidden="true" />}
        render={withKey(NEW_TICKET_KEY.toUpperCase())}
        onPress={onNewTicket}
      >
        {words.t('dialogs.newTicket.title')} <ShortcutHint keys={[NEW_TICKET_KEY.toUpperCase()]} />
      </Button>
      <Button
        size="small"
        icon={paused ? <Play size={16} aria-hidden="true" /> : <Pause size={16} aria-hidden="true" />}
        isDisabled={!possible.has('pause') && !possible.has('resumeCounter')}
        pending={pending === 'resumeCounter'}
        render={withKey('P')}
        onPress={() => onCommand(paused ? 'resumeCounter' : 'pause')}
      >
        {words.t(paused ? 'counter.resume' : 'counter.pause')} <ShortcutHint keys={['P']} />
      </Button>
      <Button
        size="small"
        icon={<DoorClosed size={16} aria-hidden="true" />}
        isDisabled={!possible.has('closeCounter')}
        render={withKey('C')}
        onPress={() => onCommand('closeCounter')}
      >
        {words.t('counter.close')} <ShortcutHint keys={['C']} />
      </Button>
      <Button
        size="small"
        variant="quiet"
        icon={<RefreshCw size={16} aria-hidden="true" />}
        isDisabled={counter.visitId !== null && counter.status === 'open' && possible.size > 0}
        onPress={onLeave}
      >
        {words.t('counter.change')}
      </Button>
    </div>
  );
}

/** How it stands and, where somebody said, why. */
function formatStatus({ status, reason }: Counter, names: Names, words: Words): string {
  const said = words.t(`counter.status.${status}`);
  if (reason === null) return said;
  return words.t('counter.statusFor', { status: said, reason: names.reason('pause', reason) });
}

/** The branch's clock; says when it runs faster than the wall's. */
export function BranchClock({ view }: { readonly view: ReadableView }) {
  const words = useWords();
  const now = useTick(view);
  const speed = useView(view, (state) => state.time?.speed ?? 1);
  if (now === null) return null;
  return (
    <span className="branch-clock" title={words.t('shell.bar.branchTime')}>
      <time dir="auto">{words.clockTime(now)}</time>
      {speed === 1 ? null : <Badge tone="accent">{words.t('shell.bar.speed', { speed })}</Badge>}
    </span>
  );
}
