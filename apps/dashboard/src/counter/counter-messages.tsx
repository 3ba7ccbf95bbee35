import { useView } from '@foyer/client';
import { Button, useWords } from '@foyer/ui';
import { MessageSquare } from 'lucide-react';
import type { ReadableView } from '../shell/use-names.ts';

interface CounterMessagesProps {
  readonly view: ReadableView;
  readonly counterId: string;
  readonly mine: boolean;
  readonly pending: string | null;
  readonly onRead: (messageId: string) => void;
}

/** What supervisors let this counter know, over the lists, until it is read. */
export function CounterMessages({ view, counterId, mine, pending, onRead }: CounterMessagesProps) {
  const words = useWords();
  const unread = useView(view, (state) => Object.values(state.message).filter((one) => one.counterId === counterId));
  const messages = unread.toSorted((one, other) => one.at.localeCompare(other.at));
  return (
    <div className="messages" role="status">
      {messages.map(({ id, by, at, text }) => (
        <div key={id} className="message">
          <MessageSquare size={18} aria-hidden="true" />
          <p>
            <span className="muted">{words.t('shell.common.facts', { first: by, second: words.clockTime(at) })}</span>
            <bdi className="message-text">{text ?? words.t('counter.messageErased')}</bdi>
          </p>
          {mine ? (
            <Button size="small" pending={pending === `read-${id}`} onPress={() => onRead(id)}>
              {words.t('counter.read')}
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
