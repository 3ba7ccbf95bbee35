import { branchNow, type Client, isReconnecting, type ViewState } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { StaleNotice, TicketNumber, useWords } from '@foyer/ui';
import { isNext, type Words } from '@foyer/words';
import { Volume2, VolumeX } from 'lucide-react';
import { useEffect } from 'react';
import { type SoundState, useCallAlert, useSound } from './call-alert.ts';
import { CancelButton } from './cancel-button.tsx';
import { Frame } from './frame.tsx';
import { HelpButton } from './help-button.tsx';
import { Notices } from './notices.tsx';
import { Notify } from './notify/notify.tsx';
import { StagePanel } from './stage-panel.tsx';

export interface TicketViewProps {
  readonly ticket: Ticket;
  readonly state: ViewState;
  readonly token: string;
  readonly client: Client;
}

/** The ticket as it stands now. */
export function TicketView({ ticket, state, token, client }: TicketViewProps) {
  const words = useWords();
  const [sound, changeSound] = useSound();
  const { stage, planned } = ticket;
  const now = branchNow(state);
  useCallAlert(stage, sound);
  usePageTitle(ticket);

  const over = stage.kind === 'done';
  return (
    <Frame
      logo={ticket.looks.logo}
      title={words.text(ticket.branchName)}
      stage={stage.kind}
      tools={over ? null : <SoundSwitch sound={sound} onChange={changeSound} />}
    >
      {over ? null : (
        <StaleNotice freshness={state.freshness} ageSeconds={state.ageSeconds} reconnecting={isReconnecting(state)} />
      )}
      <Notices state={state} now={now} />
      <article className="ticket" data-stage={stage.kind}>
        <div className="stub">
          <p className="service">{words.text(ticket.serviceName)}</p>
          {over || planned.length === 0 ? null : (
            <p className="then">
              {words.t('mobile.then', { services: words.list(planned.map((name) => words.text(name))) })}
            </p>
          )}
          <h1 className="number" aria-label={words.t('mobile.yourTicket', { number: ticket.number })}>
            <TicketNumber number={ticket.number} />
          </h1>
          <p className="issued">{words.t('mobile.takenAt', { time: words.clockTime(ticket.issuedAt) })}</p>
        </div>
        <div className="body">
          {stage.kind === 'waiting' && ticket.step > 0 ? (
            <p className="note">{words.t('mobile.goesOn', { service: words.text(ticket.serviceName) })}</p>
          ) : null}
          <StagePanel
            stage={stage}
            freshness={over ? 'fresh' : state.freshness}
            opens={ticket.opensAt === null || now === null ? null : words.opens(ticket.opensAt, now)}
            closesAt={ticket.closesAt}
          />
        </div>
      </article>
      {over ? null : (
        <footer className="actions">
          <HelpButton help={ticket.help} token={token} client={client} />
          {stage.kind === 'serving' ? null : (
            <div className="actions-quiet">
              <Notify
                messages={ticket.messages}
                call={stage.kind === 'called' ? stage.sequence : null}
                token={token}
                client={client}
              />
              <CancelButton number={ticket.number} token={token} client={client} />
            </div>
          )}
        </footer>
      )}
    </Frame>
  );
}

/** Says the state in the browser's tab, where a customer who reads something else sees it. */
function usePageTitle(ticket: Ticket): void {
  const title = titleOf(ticket, useWords());
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** The ticket's state in one line. */
export function titleOf({ number, stage, branchName }: Ticket, words: Words): string {
  if (stage.kind === 'called')
    return words.t('mobile.title.called', { number, counter: words.counter(stage.counterNumber, 'in-sentence') });
  if (stage.kind !== 'waiting') return words.t('mobile.title.branch', { number, branch: words.text(branchName) });
  if (isNext(stage.ahead, stage.estimate)) return words.t('mobile.title.next', { number });
  return words.t('mobile.title.ahead', { number, count: stage.ahead });
}

const WORDS = { locked: 'mobile.soundTap', on: 'mobile.soundOn', off: 'mobile.soundOff' } as const;

interface SoundSwitchProps {
  readonly sound: SoundState;
  readonly onChange: () => void;
}

/** Says whether the call will be heard, and changes it. */
function SoundSwitch({ sound, onChange }: SoundSwitchProps) {
  const words = useWords();
  const Icon = sound === 'on' ? Volume2 : VolumeX;
  return (
    <button type="button" className="chip" data-sound={sound} onClick={onChange}>
      <Icon size={18} aria-hidden="true" />
      <span>{words.t(WORDS[sound])}</span>
    </button>
  );
}
