import type { LiveErrorMessage } from '@foyer/contract';
import { Button, EmptyState, useWords } from '@foyer/ui';
import { CircleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { sessionStore } from '../session/session.ts';

/** Why the server does not show a view, and what can be done about it. */
export function Refusal({ refusal }: { readonly refusal: LiveErrorMessage }) {
  const words = useWords();
  const { code } = refusal;
  useEffect(() => {
    if (code === 'unauthorised') sessionStore.getState().expire();
  }, [code]);
  return (
    <main className="work-wait">
      <EmptyState
        icon={<CircleAlert size={44} aria-hidden="true" />}
        title={words.t('shell.live.refusedTitle')}
        action={<Button onPress={() => location.reload()}>{words.t('shell.live.reload')}</Button>}
      >
        {words.t(`shell.live.${code}`)}
      </EmptyState>
    </main>
  );
}
