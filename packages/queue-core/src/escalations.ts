import {
  type AgentId,
  ESCALATED_TO,
  type EscalationSource,
  type Instant,
  type Role,
  roleIncludes,
} from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { z } from 'zod';
import { agentId, instant, type Parsed } from './schema.ts';
import type { BranchState, Escalation } from './state.ts';

/** To whom something was raised, and by when one of them is to acknowledge it. */
export const escalationLevelSchema = z.strictObject({
  /** Everybody of this role or a higher one; `null`: only the people. */
  role: z.enum(ESCALATED_TO).nullable(),
  people: z.array(agentId),
  since: instant,
  deadline: instant,
  /** When they are reminded; `null`: not any more, or not at all. */
  remindAt: instant.nullable(),
  reminded: z.boolean(),
});
export type ReachedLevel = Parsed<typeof escalationLevelSchema>;

/** A level as an event has it: its time is that of the event. */
export const raisedToSchema = escalationLevelSchema.omit({ since: true, reminded: true });
export type RaisedTo = Parsed<typeof raisedToSchema>;

/** Whom something with this reason is raised to at a level from now on, from 0; `null` where the branch has no such level. */
export function levelAt(
  config: BranchConfig,
  source: EscalationSource,
  reason: string,
  level: number,
  now: Instant,
): RaisedTo | null {
  const levels = config.escalations?.find((path) => path.reason === reason)?.levels ?? [{}];
  const found = levels[level];
  if (found === undefined) return null;
  const { people = [], withinSeconds = config.escalationDeadlineSeconds, remindSeconds } = found;
  const usual = source === 'agent' ? 'supervisor' : 'agent';
  const role = found.role ?? (found.people === undefined ? usual : null);
  const deadline = (now + withinSeconds * 1000) as Instant;
  const remindAt = remindSeconds === undefined ? null : ((deadline - remindSeconds * 1000) as Instant);
  return { role, people, deadline, remindAt };
}

/** The level that something stands at: the last one it was raised to. */
export function presentLevel({ id, levels }: Pick<Escalation, 'id' | 'levels'>): ReachedLevel {
  const level = levels.at(-1);
  if (level === undefined) throw new Error(`Escalation ${id} was raised to nobody`);
  return level;
}

/** Was it ever raised to them, or have they acknowledged it? Then it is theirs to answer. */
export function isRaisedTo(
  { levels, status }: Pick<Escalation, 'levels' | 'status'>,
  { id, role }: { readonly id: AgentId; readonly role: Role },
): boolean {
  if ('by' in status && status.by === id) return true;
  return levels.some((level) => (level.role !== null && roleIncludes(role, level.role)) || level.people.includes(id));
}

/** Unresolved: nobody has answered it, or somebody is at it. */
export function isUnresolved({ status }: Pick<Escalation, 'status'>): boolean {
  return status.kind === 'raised' || status.kind === 'acknowledged';
}

/** Something that is due for an escalation that nobody has acknowledged. */
export interface EscalationDue {
  readonly at: Instant;
  readonly command: {
    readonly type: 'remind-escalation' | 'raise-escalation-further';
    readonly escalationId: Escalation['id'];
    readonly dueAt: Instant;
  };
}

/** Of those whom nobody has acknowledged, what is due and when it is overtaken, the earliest first. */
type Agenda = readonly (EscalationDue & { readonly until: Instant })[];
/** Made anew when an escalation changes, which is seldom: to ask what is due costs the same however many there were. */
const agendas = new WeakMap<BranchState['escalations'], { readonly config: BranchConfig; readonly agenda: Agenda }>();

/** The next reminder, or the next that is to be raised further; a reminder that comes too late is left out. */
export function nextOfEscalations({ escalations, config }: BranchState, now: Instant): EscalationDue | null {
  if (config === null || escalations.isEmpty()) return null;
  let known = agendas.get(escalations);
  if (known?.config !== config) {
    known = { config, agenda: agendaOf(escalations, config) };
    agendas.set(escalations, known);
  }
  const next = known.agenda.find(({ until }) => until > now);
  return next === undefined ? null : { at: next.at, command: next.command };
}

function agendaOf(escalations: BranchState['escalations'], config: BranchConfig): Agenda {
  const agenda = [...escalations.values()].flatMap((escalation): Agenda => {
    if (escalation.status.kind !== 'raised') return [];
    const { id: escalationId, source, reason, levels } = escalation;
    const { deadline, remindAt } = presentLevel(escalation);
    const never = Number.POSITIVE_INFINITY as Instant;
    const further = levelAt(config, source, reason, levels.length, deadline) !== null;
    const due = (type: EscalationDue['command']['type'], at: Instant, until: Instant) => ({
      at,
      until,
      command: { type, escalationId, dueAt: at },
    });
    return [
      ...(remindAt === null ? [] : [due('remind-escalation', remindAt, deadline)]),
      ...(further ? [due('raise-escalation-further', deadline, never)] : []),
    ];
  });
  return agenda.toSorted((one, other) => one.at - other.at);
}
