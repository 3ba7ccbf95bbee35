import { useView } from '@foyer/client';
import type { Counter, Escalation, User } from '@foyer/contract';
import { useWords } from '@foyer/ui';
import type { EscalationActions } from '../escalations/escalation-actions.ts';
import { EscalationItem } from '../escalations/escalation-item.tsx';
import { byUrgency, mayAnswer, waitsFor } from '../escalations/raised-to.ts';
import type { Commands } from '../shell/commands.ts';
import type { Names, ReadableView } from '../shell/use-names.ts';
import type { CounterUiStore } from './counter-dialogs.tsx';

interface OwnEscalationsProps {
  readonly view: ReadableView;
  readonly names: Names;
  readonly commands: Commands;
  readonly ui: CounterUiStore;
  readonly actions: EscalationActions;
  readonly user: User;
  /** Where the user works; `null` while somebody else does, or nobody. */
  readonly counter: Counter | null;
}

/** What has become of the escalations about this counter's visits, and what others ask of who works here. */
export function OwnEscalations({ view, names, commands, ui, actions, user, counter }: OwnEscalationsProps) {
  const words = useWords();
  const escalations = useView(view, (state) => Object.values(state.escalation));
  // What waits for the user comes before what others are asked.
  const isMine = (escalation: Escalation) => (waitsFor(escalation, user) ? 0 : 1);
  const inOrder = byUrgency(escalations).toSorted((one, other) => isMine(one) - isMine(other));
  return (
    <section className="panel escalations" aria-labelledby="escalations-title">
      <div className="panel-head">
        <h2 id="escalations-title">{words.t('counter.help')}</h2>
        <span className="count">{escalations.length}</span>
      </div>
      <div className="panel-body" tabIndex={escalations.length > 0 ? 0 : -1}>
        {escalations.length === 0 ? (
          <div className="panel-empty">{words.t('counter.helpEmpty')}</div>
        ) : (
          <ul>
            {inOrder.map((escalation) => (
              <EscalationItem
                key={escalation.id}
                {...{ view, names, commands, actions, escalation }}
                answerable={counter !== null && mayAnswer(escalation, user)}
                counter={counter?.status === 'open' ? counter : null}
                onAsk={(kind, { id: escalationId }) => ui.getState().open({ kind, escalationId })}
              />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
