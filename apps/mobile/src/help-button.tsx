import type { Client } from '@foyer/client';
import type { Ticket } from '@foyer/contract';
import { Button, useWords } from '@foyer/ui';
import { Hand, HandHelping } from 'lucide-react';
import { useState } from 'react';

export interface HelpButtonProps {
  readonly help: Ticket['help'];
  readonly token: string;
  readonly client: Client;
}

/** Asks staff to come, and says what became of it. */
export function HelpButton({ help, token, client }: HelpButtonProps) {
  const words = useWords();
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle');
  const ask = async () => {
    setState('sending');
    const answer = await client.call('helpTicket', { params: { token } });
    setState(answer.ok ? 'idle' : 'failed');
  };
  if (help !== 'none') {
    const Icon = help === 'raised' ? Hand : HandHelping;
    return (
      <div className="help" data-help={help} role="status">
        <Icon size={26} aria-hidden="true" />
        <div>
          <p className="help-heading">{words.t(`mobile.help.${help}`)}</p>
          <p>{words.t(`mobile.help.${help}Detail`)}</p>
        </div>
      </div>
    );
  }
  return (
    <>
      <Button
        size="large"
        wide
        icon={<Hand size={22} aria-hidden="true" />}
        pending={state === 'sending'}
        onPress={() => {
          void ask();
        }}
      >
        {words.t('mobile.help.ask')}
      </Button>
      {state === 'failed' ? (
        <p role="alert" className="failed">
          {words.t('mobile.failed')}
        </p>
      ) : null}
    </>
  );
}
