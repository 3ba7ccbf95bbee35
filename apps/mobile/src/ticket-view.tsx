import { type Client, isReconnecting, type ViewState } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { formatClockTime, localText, StaleNotice, TicketNumber } from '@foyer/ui';
import { Volume2, VolumeX } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type SoundState, useCallAlert, useSound } from './call-alert.ts';
import { CancelButton } from './cancel-button.tsx';
import { Frame } from './frame.tsx';
import { HelpButton } from './help-button.tsx';
import { chosenLanguage, pageLanguage } from './language.ts';
import { StagePanel } from './stage-panel.tsx';

export interface TicketViewProps {
  readonly ticket: Ticket;
  readonly state: ViewState;
  readonly token: string;
  readonly client: Client;
}

/** The ticket as it stands now. */
export function TicketView({ ticket, state, token, client }: TicketViewProps) {
  const { t, i18n } = useTranslation();
  const [sound, changeSound] = useSound();
  const { stage } = ticket;
  useCallAlert(stage, sound);
  useTicketLanguage(ticket.language);
  usePageTitle(ticket);

  const over = stage.kind === 'done';
  return (
    <Frame
      title={localText(ticket.branchName, i18n.language)}
      stage={stage.kind}
      tools={over ? null : <SoundSwitch sound={sound} onChange={changeSound} />}
    >
      {over ? null : (
        <StaleNotice
          language={i18n.language}
          freshness={state.freshness}
          ageSeconds={state.ageSeconds}
          reconnecting={isReconnecting(state)}
        />
      )}
      <article className="ticket" data-stage={stage.kind}>
        <div className="stub">
          <p className="service">{localText(ticket.serviceName, i18n.language)}</p>
          <h1 className="number">
            <span className="fy-visually-hidden">{t('yourTicket')} </span>
            <TicketNumber number={ticket.number} />
          </h1>
          <p className="issued">
            {t('takenAt', { time: formatClockTime(ticket.issuedAt, i18n.language, ticket.timeZone) })}
          </p>
        </div>
        <div className="body">
          <StagePanel stage={stage} freshness={over ? 'fresh' : state.freshness} />
        </div>
      </article>
      {over ? null : (
        <footer className="actions">
          <HelpButton help={ticket.help} token={token} client={client} />
          {stage.kind === 'serving' ? null : <CancelButton number={ticket.number} token={token} client={client} />}
        </footer>
      )}
    </Frame>
  );
}

/** The page speaks the ticket's language until the customer chooses another. */
function useTicketLanguage(ticketLanguage: string): void {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (chosenLanguage() === null) void i18n.changeLanguage(pageLanguage(ticketLanguage));
  }, [i18n, ticketLanguage]);
}

/** Says the state in the browser's tab, where a customer who reads something else sees it. */
function usePageTitle({ number, stage, branchName }: Ticket): void {
  const { t, i18n } = useTranslation();
  const said =
    stage.kind === 'called'
      ? `${t('called.heading')} · ${t('called.counter', { number: stage.counterNumber })}`
      : stage.kind === 'waiting' && stage.ahead > 0
        ? `${t('ahead')}: ${t('people', { count: stage.ahead })}`
        : localText(branchName, i18n.language);
  useEffect(() => {
    document.title = `${number} · ${said}`;
  }, [number, said]);
}

const WORDS = { locked: 'soundTap', on: 'soundOn', off: 'soundOff' } as const;

interface SoundSwitchProps {
  readonly sound: SoundState;
  readonly onChange: () => void;
}

/** Says whether the call will be heard, and changes it. */
function SoundSwitch({ sound, onChange }: SoundSwitchProps) {
  const { t } = useTranslation();
  const Icon = sound === 'on' ? Volume2 : VolumeX;
  return (
    <button type="button" className="chip" data-sound={sound} onClick={onChange}>
      <Icon size={18} aria-hidden="true" />
      <span>{t(WORDS[sound])}</span>
    </button>
  );
}
