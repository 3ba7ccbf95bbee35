import { type Client, type Live, useLiveView, useView, type ViewState } from '@foyer/client';
import { Button, Spinner, useWords } from '@foyer/ui';
import { useEffect } from 'react';
import { Frame, UnknownTicket } from './frame.tsx';
import { Message } from './message.tsx';
import { TicketView } from './ticket-view.tsx';

export interface TicketPageProps {
  readonly token: string;
  readonly client: Client;
  readonly live: Live;
}

/** Follows one ticket, from the first connection on. */
export function TicketPage({ token, client, live }: TicketPageProps) {
  const words = useWords();
  const view = useLiveView(live, `ticket:${token}`);
  const state = useView(view, (whole) => whole);
  useWaking(live, state.freshness);

  if (state.refusal?.code === 'protocol-too-old') return <OutdatedPage />;
  if (isUnknown(state)) return <UnknownTicket />;
  if (state.ticket !== null) return <TicketView ticket={state.ticket} state={state} token={token} client={client} />;
  return (
    <Frame>
      {state.freshness === 'fresh' ? (
        <div className="loading">
          <Spinner size="large" label={words.t('mobile.loading')} />
        </div>
      ) : (
        <Message
          kind="lost"
          heading={words.t('mobile.waitingForBranch.heading')}
          detail={words.t('mobile.waitingForBranch.detail')}
        />
      )}
    </Frame>
  );
}

/** The server knows no such ticket, or knows it no more. */
function isUnknown({ phase, refusal, ticket }: ViewState): boolean {
  if (phase === 'refused') return refusal?.code === 'not-found' || refusal?.code === 'malformed';
  return phase === 'live' && ticket === null;
}

function OutdatedPage() {
  const words = useWords();
  return (
    <Frame>
      <Message
        kind="reload"
        heading={words.t('mobile.outdated.heading')}
        detail={words.t('mobile.outdated.detail')}
        action={
          <Button variant="primary" size="large" onPress={() => location.reload()}>
            {words.t('mobile.outdated.reload')}
          </Button>
        }
      />
    </Frame>
  );
}

/** A phone taken out of a pocket, or back on a network, connects at once instead of at the next attempt. */
function useWaking(live: Live, freshness: ViewState['freshness']): void {
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === 'visible' && freshness !== 'fresh') live.reconnect();
    };
    document.addEventListener('visibilitychange', wake);
    addEventListener('online', wake);
    return () => {
      document.removeEventListener('visibilitychange', wake);
      removeEventListener('online', wake);
    };
  }, [live, freshness]);
}
