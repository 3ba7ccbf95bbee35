import type { PracticeTask } from '@foyer/basics';
import type { Branch, Practice, PracticeCue } from '@foyer/contract';
import { Button, ShortcutHint, useWords } from '@foyer/ui';
import type { Words } from '@foyer/words';
import { Circle, CircleCheck, PartyPopper } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { COUNTER_COMMANDS, UNDO_KEY } from '../counter/counter-actions.ts';
import { useSession } from '../session/session.ts';
import { formatReason } from '../shell/format-facts.ts';
import { leavePractice, practiseAgain } from './practice-store.ts';

/** Leads to the list of those on hold. */
const TO_HELD = 'l';

/** With which key each is done; the place where one sits is chosen by its number. */
const KEYS: Readonly<Record<PracticeTask, string | null>> = {
  open: null,
  call: COUNTER_COMMANDS.callNext.key,
  start: COUNTER_COMMANDS.start.key,
  finish: COUNTER_COMMANDS.finish.key,
  recall: COUNTER_COMMANDS.recall.key,
  'no-show': COUNTER_COMMANDS.noShow.key,
  'come-back': TO_HELD,
  hold: COUNTER_COMMANDS.hold.key,
  'call-held': TO_HELD,
  'send-on': COUNTER_COMMANDS.transfer.key,
  'to-colleague': COUNTER_COMMANDS.transfer.key,
  escalate: COUNTER_COMMANDS.escalate.key,
  answer: COUNTER_COMMANDS.finish.key,
  undo: UNDO_KEY,
};

/** What happens at the counter now, and what there is to learn: ticked by what was really done, in any order. */
export function LessonPanel({ practice: { tasks, now, cues } }: { readonly practice: Practice }) {
  const words = useWords();
  const branch = useSession((state) => state.branch);
  const done = tasks.filter((each) => each.done).length;
  const isLearned = tasks.every((each) => each.done);
  const told = cues.map(({ visitId, cue }) => `${visitId} ${cue}`).join();
  return (
    <aside className="lesson" aria-label={words.t('practice.lesson.title')}>
      <section className="panel lesson-cues" aria-label={words.t('practice.lesson.now')}>
        <div className="panel-head">
          <h2>{words.t('practice.lesson.now')}</h2>
        </div>
        <div role="status">
          {isLearned ? <Finished /> : null}
          {cues.map((cue) => (
            <p key={cue.visitId}>{sayCue(cue, branch, words)}</p>
          ))}
          {!isLearned && now === null && cues.length === 0 ? (
            <p>{words.t('practice.lesson.callFirst', { key: COUNTER_COMMANDS.callNext.key.toUpperCase() })}</p>
          ) : null}
          {cues.length === 0 && now !== null ? <p>{words.t(`practice.task.${now}.tip`)}</p> : null}
        </div>
      </section>
      <section className="panel lesson-tasks">
        <div className="panel-head">
          <h2>{words.t('practice.lesson.title')}</h2>
          <span className="panel-aside">{words.t('practice.lesson.progress', { done, all: tasks.length })}</span>
        </div>
        <ol className="panel-body">
          {tasks.map((each) => (
            <Task key={each.task} {...each} isNow={each.task === now} told={told} />
          ))}
        </ol>
      </section>
    </aside>
  );
}

interface TaskProps {
  readonly task: PracticeTask;
  readonly done: boolean;
  readonly isNow: boolean;
  /** What is told above the list, whose height goes by it. */
  readonly told: string;
}

function Task({ task, done, isNow, told }: TaskProps) {
  const words = useWords();
  const item = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told anew makes the list higher or lower
  useEffect(() => {
    const list = item.current?.parentElement;
    if (!isNow || item.current == null || list == null) return;
    // Only the list: the page stays where it is.
    list.scrollTop = item.current.offsetTop - (list.clientHeight - item.current.offsetHeight) / 2;
  }, [isNow, told]);
  const key = KEYS[task];
  return (
    <li ref={item} data-done={done} aria-current={isNow ? 'step' : undefined}>
      <details open={isNow}>
        <summary>
          {done ? <CircleCheck size={20} aria-hidden="true" /> : <Circle size={20} aria-hidden="true" />}
          <span className="lesson-name">{words.t(`practice.task.${task}.name`)}</span>
          <span className="fy-visually-hidden">{words.t(done ? 'practice.lesson.done' : 'practice.lesson.open')}</span>
          {key === null ? null : <ShortcutHint keys={[key.toUpperCase()]} />}
        </summary>
        <p>{words.t(`practice.task.${task}.tip`)}</p>
      </details>
    </li>
  );
}

function Finished() {
  const words = useWords();
  return (
    <div className="lesson-finished">
      <PartyPopper size={32} aria-hidden="true" />
      <strong>{words.t('practice.lesson.finished')}</strong>
      <span>{words.t('practice.lesson.finishedText')}</span>
      <Button onPress={() => void practiseAgain()}>{words.t('practice.again')}</Button>
      <Button variant="primary" onPress={() => void leavePractice()}>
        {words.t('practice.band.leave')}
      </Button>
    </div>
  );
}

function sayCue({ cue, number, service, reason, colleague }: PracticeCue, branch: Branch | null, words: Words): string {
  const named = branch?.reasons.escalation.find(({ id }) => id === reason)?.name;
  return words.t(`practice.cue.${cue}`, {
    number,
    service: service === null ? '' : words.text(service.name),
    reason: named == null ? formatReason(reason ?? '', words) : words.text(named),
    agent: colleague?.name ?? '',
    counter: words.counter(colleague?.counterNumber ?? '', 'in-sentence'),
  });
}
