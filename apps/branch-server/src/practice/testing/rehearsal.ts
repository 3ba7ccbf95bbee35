import type { BranchDay, CommandId, CounterId, Instant, PracticeTask } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import type { PracticeCue } from '@foyer/contract';
import { type Actor, type BranchState, type Command, decide, evolveAll, initialState } from '@foyer/queue-core';
import { deedsOf } from '../cast.ts';
import { isLearned, lessonAfter, newLesson } from '../lesson.ts';
import { practiceBranch } from '../practice-branch.ts';
import { CAST, counterOf, cuesOf, type Play, taskNow } from '../stories.ts';

const TRAINEE: Actor = { kind: 'staff', id: CAST.trainee, role: 'agent' };
const SYSTEM: Actor = { kind: 'system' };
/** People look about so often, milliseconds; the longest lesson takes a few hundred looks. */
const LOOK = 500;

/** A practice without a server: the real core, the made-up people, and a trainee who does as the cues say. */
export class Rehearsal {
  state: BranchState = initialState;
  play: Play;
  now = Date.UTC(2026, 2, 2, 9, 0) as Instant;
  readonly #counterId: CounterId;
  #ids = 0;

  constructor(config: BranchConfig, counterId: CounterId) {
    this.#counterId = counterId;
    const person = (id: (typeof CAST)[keyof typeof CAST], role: 'agent' | 'supervisor') =>
      ({ id, name: id, displayName: id, role }) as const;
    const people = [
      person(CAST.trainee, 'agent'),
      person(CAST.colleague, 'agent'),
      person(CAST.supervisor, 'supervisor'),
    ];
    const branch = practiceBranch(config);
    this.play = { lesson: newLesson(CAST.trainee, branch), stories: new Map() };
    this.#do(SYSTEM, { type: 'configure-branch', config: branch, people });
    this.#do(SYSTEM, { type: 'open-branch' });
  }

  get cues(): readonly PracticeCue[] {
    return cuesOf(this.state, this.play, this.now);
  }

  get taskNow(): PracticeTask | null {
    return taskNow(this.play.lesson, this.cues);
  }

  get undone(): readonly PracticeTask[] {
    const { asked, done } = this.play.lesson;
    return asked.filter((task) => !done.has(task));
  }

  /** Lets the trainee do something of their own; what the core refuses is not done. */
  try(command: Command): boolean {
    return this.#do(TRAINEE, command);
  }

  /** Half a second in which the others act. */
  pass(): void {
    this.now = (this.now + LOOK) as Instant;
    for (const deed of deedsOf(this.state, this.play, this.now)) {
      const before = this.state.visits;
      this.#do(deed.actor, deed.command);
      const came = this.state.visits.keySeq().find((id) => !before.has(id));
      if (deed.story === undefined || came === undefined) continue;
      this.play = { ...this.play, stories: new Map([...this.play.stories, [came, deed.story]]) };
    }
  }

  /** Does as the cues say until everything is learned, or for so many looks. */
  obey(looks = 1_000): void {
    for (let look = 0; look < looks && !isLearned(this.play.lesson); look += 1) {
      this.pass();
      const command = this.#wanted();
      if (command !== null) this.try(command);
    }
  }

  #wanted(): Command | null {
    const counterId = counterOf(this.state, CAST.trainee);
    if (counterId === null) return { type: 'open-counter', counterId: this.#counterId, agentId: CAST.trainee };
    const counter = this.state.counters.get(counterId);
    const visitId = counter?.kind === 'open' ? counter.visitId : null;
    if (visitId !== null) return this.#withCustomer(visitId);
    const said = this.cues.find(({ cue }) => ['hasty-done', 'back', 'paper-back'].includes(cue));
    if (said?.cue === 'hasty-done') return { type: 'undo', counterId };
    if (said?.cue === 'back') return { type: 'return', visitId: said.visitId };
    if (said?.cue === 'paper-back') return { type: 'call-visit', counterId, visitId: said.visitId };
    return { type: 'call-next', counterId };
  }

  #withCustomer(visitId: PracticeCue['visitId']): Command | null {
    const said = this.cues.find((cue) => cue.visitId === visitId);
    const stage = this.state.visits.get(visitId)?.stage;
    if (stage?.kind === 'called') {
      if (said?.cue !== 'absent') return { type: 'start', visitId };
      return this.undone.includes('recall') ? { type: 'recall', visitId } : { type: 'no-show', visitId };
    }
    switch (said?.cue) {
      case 'paper':
        return { type: 'hold', visitId, reason: this.state.config?.reasons.hold[0]?.id ?? '' };
      case 'other-service':
        return said.service === null
          ? null
          : { type: 'transfer', visitId, target: { to: 'service', serviceId: said.service.id }, position: 'original' };
      case 'colleague':
        return { type: 'transfer', visitId, target: { to: 'agent', agentId: CAST.colleague }, position: 'original' };
      case 'complaint':
        return { type: 'escalate', visitId, reason: said.reason ?? '' };
      case 'complaint-waits':
        return null;
      default:
        return { type: 'finish', visitId };
    }
  }

  #do(actor: Actor, command: Command): boolean {
    const newId = () => {
      this.#ids += 1;
      return `id-${this.#ids}`;
    };
    const today = '2026-03-02' as BranchDay;
    const commandId = newId() as CommandId;
    const decided = decide(this.state, command, { now: this.now, today, actor, commandId, newId, quote: () => null });
    if (!decided.ok) return false;
    this.state = evolveAll(this.state, decided.value);
    this.play = { ...this.play, lesson: lessonAfter(this.play.lesson, decided.value) };
    return true;
  }
}
