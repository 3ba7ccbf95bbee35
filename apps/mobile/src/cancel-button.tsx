import type { Client } from '@foyer/client';
import { Button, Dialog, useWords } from '@foyer/ui';
import { useState } from 'react';

export interface CancelButtonProps {
  readonly number: string;
  readonly token: string;
  readonly client: Client;
}

/** Gives up the place, after asking. What became of it arrives with the live view. */
export function CancelButton({ number, token, client }: CancelButtonProps) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const [state, setState] = useState<'idle' | 'sending' | 'failed'>('idle');
  const cancel = async () => {
    setState('sending');
    const answer = await client.call('cancelTicket', { params: { token } });
    setState(answer.ok ? 'idle' : 'failed');
    if (answer.ok) setAsking(false);
  };
  return (
    <>
      <Button variant="quiet" size="large" className="give-up" onPress={() => setAsking(true)}>
        {words.t('mobile.cancel.ask')}
      </Button>
      <Dialog
        kind="alert"
        isOpen={asking}
        onClose={() => setAsking(false)}
        title={words.t('mobile.cancel.title')}
        actions={
          <>
            <Button
              variant="danger"
              size="large"
              wide
              pending={state === 'sending'}
              onPress={() => {
                void cancel();
              }}
            >
              {words.t('mobile.cancel.confirm')}
            </Button>
            <Button variant="primary" size="large" wide onPress={() => setAsking(false)}>
              {words.t('mobile.cancel.keep')}
            </Button>
          </>
        }
      >
        <p>{words.t('mobile.cancel.detail', { number: `\u2066${number}\u2069` })}</p>
        {state === 'failed' ? (
          <p role="alert" className="failed">
            {words.t('mobile.failed')}
          </p>
        ) : null}
      </Dialog>
    </>
  );
}
