import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AgentId,
  BranchDay,
  CommandId,
  CustomerRef,
  DeviceId,
  EscalationId,
  Instant,
  MarkId,
  MarkRecordId,
  PrintId,
  ServiceId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import {
  type BranchState,
  type Command,
  type CommandOf,
  decide,
  evolve,
  type Quote,
  type QuotedArrival,
  type Refusal,
  type Visit,
} from '@foyer/queue-core';
import { openStore, type StoreOptions } from '../open.ts';
import type { Store } from '../store.ts';
import { testConfig } from './test-config.ts';

// What this package's tests share: a small branch that is run through the real core and the real store.

/** A folder for one test; remove it with `removeFolder`. */
export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'foyer-store-'));
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Opens a store that must open. */
export function opened(folder: string, options: Partial<StoreOptions> = {}): Store {
  const result = openStore({ folder, now: () => 0 as Instant, ...options });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Chance that can be repeated: Marsaglia's xorshift, 32 bits. */
export function chance(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Five minutes for each who is ahead; nothing is quoted to the first. */
function quoteByPlace({ ahead }: QuotedArrival): Quote {
  if (ahead === 0) return { kind: 'withheld', reason: 'no-evidence', ahead };
  const figures = {
    p50Seconds: ahead * 300,
    p90Seconds: ahead * 450.5,
    aboutMinutes: ahead * 5,
    mostMinutes: ahead * 10,
  };
  const origin = {
    method: 1,
    madeAt: MONDAY as Instant,
    clock: 2,
    seed: 2,
    paths: 250,
    simulatedAhead: ahead,
    spread: [0, 600],
  };
  return { kind: 'minutes', ahead, ...figures, ...origin };
}

const MONDAY = Date.parse('2026-03-02T08:00:00+01:00');
const DAY = 24 * 60 * 60 * 1000;

/** One of a dozen customers who can be recognised. */
function anyCustomer(random: () => number): CustomerRef {
  return `customer-${Math.floor(random() * 12)}` as CustomerRef;
}

/** A branch that does what it is told, one command to a batch, on a clock that stands until it is moved. */
export class TestBranch {
  readonly store: Store;
  readonly #follow: () => void;
  state: BranchState;
  now = MONDAY;
  #ids: number;

  /** @param follow - what follows the log, done after each commit */
  constructor(store: Store, follow: () => void = () => undefined) {
    this.store = store;
    this.#follow = follow;
    this.state = store.load().state;
    this.#ids = this.state.clock * 100;
  }

  get today(): BranchDay {
    return new Date(this.now).toISOString().slice(0, 10) as BranchDay;
  }

  newId(): string {
    return `id-${String(++this.#ids).padStart(8, '0')}`;
  }

  /** Decides, stores and applies; a refusal changes nothing and is returned. */
  try(command: Command): Refusal | null {
    const decided = decide(this.state, command, {
      now: this.now as Instant,
      today: this.today,
      actor: { kind: 'staff', id: 'anna' as AgentId, role: 'supervisor' },
      commandId: this.newId() as CommandId,
      newId: () => this.newId(),
      quote: quoteByPlace,
    });
    if (!decided.ok) return decided.error;
    this.state = this.store.batch(() => {
      let state = this.state;
      for (const event of decided.value) {
        const after = evolve(state, event);
        this.store.append(state, event, after);
        state = after;
      }
      return state;
    });
    this.#follow();
    return null;
  }

  /** Does what must not be refused. */
  do(command: Command): void {
    const refusal = this.try(command);
    if (refusal !== null) throw new Error(`${command.type} was refused: ${JSON.stringify(refusal)}`);
  }

  /** Issues a ticket and returns its visit. */
  issue(service = 'cash', more: { customerRef?: CustomerRef; printing?: boolean } = {}): Visit {
    this.do({ type: 'issue-ticket', serviceId: service as ServiceId, channel: 'kiosk', printing: false, ...more });
    const issued = [...this.state.visits.values()].toSorted((a, b) => a.sequence - b.sequence).at(-1);
    if (issued === undefined) throw new Error('The ticket just issued is not in the state.');
    return issued;
  }

  seconds(count: number): void {
    this.now += count * 1000;
  }

  /** Configures and opens the branch with its counters staffed. */
  begin(): void {
    this.do({ type: 'configure-branch', config: testConfig });
    this.openDay();
  }

  openDay(): void {
    this.do({ type: 'open-branch' });
    for (const { id } of testConfig.counters) {
      this.do({ type: 'open-counter', counterId: id, agentId: `agent-${id}` as AgentId });
    }
  }

  nextDay(): void {
    this.try({ type: 'announce-closing', closesAt: this.state.at, dueAt: this.state.at });
    this.do({ type: 'end-day' });
    this.now = MONDAY + Math.ceil((this.now - MONDAY + 1) / DAY) * DAY;
    this.openDay();
  }

  /** Tries `count` commands drawn by chance; the next day comes now and then. */
  wander(random: () => number, count: number): void {
    for (let done = 0; done < count; done++) {
      this.seconds(Math.floor(random() * 90));
      if (random() < 0.004) this.nextDay();
      else this.try(this.#anyCommand(random));
    }
  }

  /** What may become of backups. */
  get #backupFacts(): readonly CommandOf<'record-backup'>['fact'][] {
    const file = this.state.backups.made.at(-1)?.file ?? 'none';
    return [
      { type: 'BackupKeyMade', fingerprint: 'AB12-CD34' },
      { type: 'BackupMade', file: 'copy-1', clock: 1, bytes: 4096, fingerprint: 'AB12-CD34', seconds: 0.5 },
      { type: 'BackupMade', file: 'copy-2', clock: 1, bytes: 4096, fingerprint: 'AB12-CD34', seconds: 0.5 },
      { type: 'BackupTested', file, trouble: null, seconds: 1.5, removed: ['copy-1'] },
      { type: 'BackupFailed', trouble: 'disk-full' },
      { type: 'BranchRestored', file, clock: 1, contacts: [], texts: [], customers: [] },
    ];
  }

  /** What may become of a kiosk. */
  get #deviceCommands(): readonly Command[] {
    const deviceId = `kiosk-${this.state.devices.size % 5}` as DeviceId;
    const known = [...this.state.devices.keys()].at(-1) ?? deviceId;
    return [
      { type: 'pair-device', deviceId, kind: 'kiosk', name: `Door ${this.state.devices.size}` },
      { type: 'pair-device', deviceId, kind: 'kiosk', name: `Door ${this.state.devices.size}` },
      { type: 'change-device', deviceId: known, changes: { zone: null, place: { en: 'Hall' } } },
      { type: 'replace-device', deviceId: known, kind: 'kiosk' },
      { type: 'revoke-device', deviceId: known },
      { type: 'remove-device', deviceId: known },
    ];
  }

  /** What may be recorded about a customer who is served, or was finished last. */
  #markCommands(pick: <T>(from: readonly T[]) => T): readonly (() => Command)[] {
    const { visits, counters } = this.state;
    const served = [...counters.values()].flatMap((counter) =>
      counter.kind === 'open' ? [counter.visitId ?? counter.finished?.visitId ?? []].flat() : [],
    );
    const visitId = pick([...served, 'nobody' as VisitId]);
    const markRecordId = pick([...(visits.get(visitId)?.marks ?? []).map(({ id }) => id), 'none' as MarkRecordId]);
    return [
      () => ({ type: 'add-mark', visitId, markId: 'forms' as MarkId, count: pick([1, 2]) }),
      () => ({ type: 'add-mark', visitId, markId: 'card' as MarkId, amountThousandths: pick([2500, 9990]) }),
      () => ({ type: 'begin-mark', visitId, markId: pick(['copies', 'call'] as MarkId[]) }),
      () => ({ type: 'end-mark', visitId, markRecordId }),
      () => (pick([true, false, false]) ? { type: 'remove-mark', visitId, markRecordId } : { type: 'ask-for-help' }),
    ];
  }

  /** What may be noted and found out about a customer. */
  #knowing(visitId: VisitId, random: () => number): Command {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const noteRef = this.state.visits.get(visitId)?.notes[0]?.ref;
    const known: readonly Command[] = [
      { type: 'add-note', visitId, noteRef: `note-${this.#ids}` as TextRef },
      { type: 'edit-visit', visitId, language: pick(['en', 'de']), tags: pick([[], ['vip'], ['documents', 'vip']]) },
      { type: 'edit-visit', visitId, customerRef: random() < 0.2 ? null : anyCustomer(random), contact: ['phone'] },
      ...(noteRef === undefined
        ? []
        : (['edit-note', 'erase-note'] as const).map((type) => ({ type, visitId, noteRef }))),
    ];
    return pick(known);
  }

  #anyCommand(random: () => number): Command {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const visits = [...this.state.visits.values()].filter((visit) => visit.stage.kind !== 'done' || random() < 0.02);
    // Few are called or served while many wait: without this, little would happen to them.
    const begun = visits.filter((visit) => visit.stage.kind !== 'waiting');
    const drawn = begun.length > 0 && random() < 0.7 ? begun : visits;
    const visitId = drawn.length === 0 ? ('nobody' as VisitId) : pick(drawn).id;
    const counterId = pick(testConfig.counters).id;
    const serviceId = pick(testConfig.services).id;
    const outcomeId = pick(testConfig.outcomes).id;
    const escalationId = pick([...this.state.escalations.keys(), 'none' as EscalationId]);
    const printId = pick([...this.state.prints.keys(), 'none' as PrintId]);
    const agents = ['agent-spare', ...testConfig.counters.map(({ id }) => `agent-${id}`)] as AgentId[];
    const newNote = `note-${this.#ids}` as TextRef;
    const commands: readonly (() => Command)[] = [
      () => ({
        type: 'issue-ticket',
        serviceId,
        channel: 'kiosk',
        printing: random() < 0.5,
        classId: pick(testConfig.classes).id,
        ...(random() < 0.2
          ? { furtherServices: testConfig.services.map(({ id }) => id).filter((id) => id !== serviceId) }
          : {}),
        ...(random() < 0.6 ? { customerRef: anyCustomer(random) } : {}),
        ...(random() < 0.2 ? { tags: ['vip'], noteRef: newNote } : {}),
      }),
      () => ({ type: 'call-next', counterId }),
      () => ({ type: 'call-visit', counterId, visitId }),
      () => ({ type: 'recall', visitId }),
      () => ({ type: 'start', visitId }),
      () => ({ type: 'start', visitId }),
      () => ({ type: 'finish', visitId, outcomeId }),
      () => ({
        type: 'finish',
        visitId,
        outcomeId,
        goOn: pick([{ to: 'queue', position: 'original' }, { to: 'here' }, { to: 'end' }] as const),
      }),
      () => ({ type: 'finish', visitId, outcomeId, goOn: { to: 'break', reason: 'form-to-fill', minutes: 5 } }),
      () => ({ type: 'finish-and-call-next', counterId, outcomeId }),
      () => ({ type: 'walk-direct', counterId, serviceId }),
      () => ({ type: 'add-service', visitId, serviceId }),
      () => ({ type: 'plan-services', visitId, services: [serviceId] }),
      () => pick(this.#markCommands(pick))(),
      () => pick(this.#markCommands(pick))(),
      () => ({ type: 'no-show', visitId }),
      () => ({ type: 'hold', visitId, reason: 'form-to-fill' }),
      () => ({ type: 'resume', visitId, counterId }),
      () => ({ type: 'return', visitId, position: pick(['first', 'original', 'last']) }),
      () => ({
        type: 'transfer',
        visitId,
        target: random() < 0.5 ? { to: 'service', serviceId } : { to: 'counter', counterId },
        position: pick(['first', 'original', 'last']),
        ...(random() < 0.3 ? { noteRef: newNote } : {}),
      }),
      () => ({ type: random() < 0.5 ? 'cancel' : 'abandon', visitId }),
      () => ({ type: 'undo', counterId: [...this.state.actions.keys()].at(-1) ?? counterId }),
      () => ({
        type: 'escalate',
        visitId,
        reason: 'approval',
        ...(random() < 0.3 ? { noteRef: newNote } : {}),
      }),
      () => ({ type: 'ask-for-help' }),
      () => ({ type: 'acknowledge-escalation', escalationId }),
      () => ({ type: 'advise-escalation', escalationId, noteRef: `advice-${this.#ids}` as TextRef }),
      () => ({ type: 'take-over-escalation', escalationId, counterId }),
      () => ({ type: 'remind-escalation', escalationId, dueAt: this.state.at }),
      () => ({ type: 'raise-escalation-further', escalationId, dueAt: this.state.at }),
      () => ({ type: 'resolve-escalation', escalationId, resolution: 'approved', sendBack: random() < 0.4 }),
      () => ({ type: 'report-print', printId, outcome: pick(['printed', 'failed', 'uncertain', 'settled']) }),
      () => ({
        type: 'change-settings',
        section: 'policy',
        value: {
          policy: testConfig.policy,
          noShow: testConfig.noShow,
          escalationDeadlineSeconds: testConfig.escalationDeadlineSeconds + Math.floor(random() * 3),
        },
        version: this.state.settings.get('policy')?.version ?? 0,
      }),
      () => ({ type: 'pause-counter', counterId, reason: 'break' }),
      () => ({ type: 'set-profile', counterId, profileId: random() < 0.5 ? null : pick(testConfig.profiles).id }),
      () => ({ type: 'resume-counter', counterId }),
      () => ({ type: 'hand-over-counter', counterId, agentId: pick(agents) }),
      () => ({ type: 'change-priority', visitId, classId: pick(testConfig.classes).id, reason: 'need' }),
      () => this.#knowing(visitId, random),
      () => ({ type: 'suspend-service', serviceId, reason: 'technical' }),
      () => ({ type: 'resume-service', serviceId }),
      () => ({ type: 'resume-service', serviceId }),
      () => ({ type: 'announce-closing', closesAt: this.state.at, dueAt: this.state.at }),
      () => ({ type: 'record-backup', fact: pick(this.#backupFacts) }),
      () => pick(this.#deviceCommands),
    ];
    const wanted = random() < 0.25 ? commands[0] : pick(commands);
    return wanted === undefined ? { type: 'close-branch' } : wanted();
  }
}
