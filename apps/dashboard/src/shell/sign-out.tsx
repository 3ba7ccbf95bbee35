import type { Counter, User } from '@foyer/contract';
import { Button, Dialog, IconButton, useWords } from '@foyer/ui';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { sessionStore } from '../session/session.ts';
import { leaveGuard } from '../settings/leave-guard.ts';
import { client } from './server.ts';

/** Signs out; whoever still has a counter is asked first what is to become of it. */
export function SignOut({ user }: { readonly user: User }) {
  const words = useWords();
  const [, go] = useLocation();
  const [left, setLeft] = useState<Counter | null>(null);
  const leave = async () => {
    setLeft(null);
    await sessionStore.getState().signOut();
    // The next to sign in begins on a page of their own.
    go('/');
  };
  const ask = async () => {
    const answer = await client.call('counters');
    // Who can't be answered leaves all the same: a counter that is forgotten is seen on the floor.
    const own = answer.ok ? answer.value.items.find(({ agentId }) => agentId === user.id) : undefined;
    if (own === undefined) await leave();
    else setLeft(own);
  };
  const close = async () => {
    if (left !== null) await client.call('closeCounter', { params: { counterId: left.id } });
    await leave();
  };
  const goThere = () => {
    if (left !== null) go(`/counter/${encodeURIComponent(left.id)}`);
    setLeft(null);
  };
  const counter = left === null ? '' : words.counter(left.number, 'in-sentence');
  const busy = left?.visitId != null;
  return (
    <>
      <IconButton
        size="small"
        label={words.t('shell.bar.signOut')}
        onPress={() => leaveGuard.getState().leave(() => void ask())}
      >
        <LogOut size={18} aria-hidden="true" className="mirrored" />
      </IconButton>
      <Dialog
        isOpen={left !== null}
        onClose={() => setLeft(null)}
        title={words.t('shell.leave.title', { counter })}
        size="medium"
        actions={
          <>
            <Button variant="quiet" onPress={() => void leave()}>
              {words.t('shell.leave.keep')}
            </Button>
            {busy ? (
              <Button variant="primary" autoFocus onPress={goThere}>
                {words.t('shell.leave.back', { counter })}
              </Button>
            ) : (
              <Button variant="primary" autoFocus onPress={() => void close()}>
                {words.t('shell.leave.close')}
              </Button>
            )}
          </>
        }
      >
        <p className="action-text">{words.t(busy ? 'shell.leave.busy' : 'shell.leave.free', { counter })}</p>
      </Dialog>
    </>
  );
}
