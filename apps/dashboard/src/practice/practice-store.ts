import { type CallProblem, createClient } from '@foyer/client';
import type { Practice } from '@foyer/contract';
import { createStore } from 'zustand/vanilla';
import { sessionStore } from '../session/session.ts';
import { COUNTER_PAGE, PRACTICE_PAGE } from '../shell/base.ts';

/** A whole server is started for it. */
const BEGIN_SECONDS = 70;
/** How often it is asked how far one has come, milliseconds: made-up people act as time goes by. */
const ASK_EVERY = 1_000;

interface PracticeState {
  /** `over`: it has ended, for nothing was done for long or the server has started anew. */
  readonly kind: 'beginning' | 'on' | 'over' | 'refused';
  readonly problem: CallProblem | null;
  /** What there is to know; `null` before it has begun. */
  readonly practice: Practice | null;
}

/** The practice of the person at this page. */
export const practiceStore = createStore<PracticeState>(() => ({ kind: 'beginning', problem: null, practice: null }));

/** The branch itself, which begins and ends practices. */
const branchServer = createClient();

/** Begins the practice, or goes on with it, and follows it until the page goes; call what it returns then. */
export function beginPractice(): () => void {
  let left = false;
  let timer: ReturnType<typeof setTimeout>;
  const ask = async () => {
    const answer = await branchServer.call('practice');
    if (left) return;
    if (answer.ok) {
      const { practice } = answer.value;
      if (practice === null) return practiceStore.setState({ kind: 'over' });
      practiceStore.setState({ kind: 'on', practice });
    } else if (answer.error.code === 'unauthorised') location.assign(COUNTER_PAGE);
    timer = setTimeout(() => void ask(), ASK_EVERY);
  };
  const begin = async () => {
    const answer = await branchServer.call('beginPractice', { timeoutSeconds: BEGIN_SECONDS });
    if (left) return;
    if (answer.ok) {
      practiceStore.setState({ kind: 'on', practice: answer.value.practice });
      void sessionStore.getState().check();
      timer = setTimeout(() => void ask(), ASK_EVERY);
      // Nobody is signed in: the page of their work asks them to.
    } else if (answer.error.code === 'unauthorised') location.assign(COUNTER_PAGE);
    else practiceStore.setState({ kind: 'refused', problem: answer.error });
  };
  void begin();
  return () => {
    left = true;
    clearTimeout(timer);
  };
}

/** Ends the practice and begins another one. */
export async function practiseAgain(): Promise<void> {
  await branchServer.call('endPractice');
  location.assign(PRACTICE_PAGE);
}

/** Ends the practice and goes to work. */
export async function leavePractice(): Promise<void> {
  await branchServer.call('endPractice');
  location.assign(COUNTER_PAGE);
}
