import type { Client } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { MessageSquareText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { NotifyDialog } from './notify-dialog.tsx';

export interface NotifyProps {
  readonly messages: Ticket['messages'];
  /** The sequence of the call that the ticket is called by; `null`: it is not. */
  readonly call: number | null;
  readonly token: string;
  readonly client: Client;
}

/** Offers to be told by text message, and says where to. A call closes what it asks: that is to be seen first. */
export function Notify({ messages: { offered, to }, call, token, client }: NotifyProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [stop, setStop] = useState<'idle' | 'sending' | 'failed' | 'done'>('idle');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (call !== null) setAsking(false);
  }, [call]);
  const end = async () => {
    setStop('sending');
    const answer = await client.call('unmessageTicket', { params: { token } });
    setStop(answer.ok ? 'done' : 'failed');
    // The button that was pressed is about to go; the one before it stays.
    if (answer.ok) place.current?.querySelector('button')?.focus();
  };
  const on = to !== null;
  if (!on && !offered) return null;
  return (
    <div className="notify" data-on={on || undefined} ref={place}>
      <p className="notify-said" role="status">
        {on ? <MessageSquareText size={22} aria-hidden="true" /> : null}
        {on ? words.t('mobile.notify.on', { to: `\u2066${to}\u2069` }) : null}
        {!on && stop === 'done' ? words.t('mobile.notify.stopped') : null}
      </p>
      <div className="notify-buttons">
        <Button
          variant="quiet"
          size={on ? 'medium' : 'large'}
          icon={on ? null : <MessageSquareText size={22} aria-hidden="true" />}
          onPress={() => setAsking(true)}
        >
          {words.t(on ? 'mobile.notify.change' : 'mobile.notify.open')}
        </Button>
        {on ? (
          <Button
            variant="quiet"
            pending={stop === 'sending'}
            onPress={() => {
              void end();
            }}
          >
            {words.t('mobile.notify.off')}
          </Button>
        ) : null}
      </div>
      {stop === 'failed' ? (
        <p role="alert" className="failed">
          {words.t('mobile.failed')}
        </p>
      ) : null}
      {asking ? (
        <NotifyDialog
          token={token}
          client={client}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setStop('idle');
          }}
        />
      ) : null}
    </div>
  );
}
