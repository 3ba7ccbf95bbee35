import { useLiveView, useView } from '@foyer/client';
import { live } from './server.ts';
import { useWords } from './words.ts';

/** How many escalations and calls for help nobody has answered yet, beside the floor's tab wherever a supervisor is. */
export function FloorAttention() {
  const { say } = useWords();
  const view = useLiveView(live, 'floor');
  const count = useView(
    view,
    (state) => Object.values(state.escalation).filter((escalation) => escalation.status === 'raised').length,
  );
  return (
    <>
      {count === 0 ? null : (
        <span className="top-bar-count" aria-hidden="true">
          {count}
        </span>
      )}
      <span role="status" className="fy-visually-hidden">
        {count === 0 ? '' : say('bar.unanswered', { count })}
      </span>
    </>
  );
}
