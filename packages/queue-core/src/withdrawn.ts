import type { AgentId, CustomerRef, DeviceId, Instant, KeyId, TextRef, VisitId } from '@foyer/basics';
import { z } from 'zod';
import type { CommandOf, EventType } from './commands/index.ts';
import type { BranchEvent } from './event.ts';
import { agentId, customerRef, deviceId, instant, keyId, type Parsed, textRef, visitId } from './schema.ts';
import type { BranchState } from './state.ts';

/** What was taken back and an older copy of the data still holds: only what it is referred to by. */
export const withdrawnSchema = z.strictObject({
  /** Visits whose contact details were erased on request. */
  contacts: z.array(visitId),
  /** Words that were erased: on request, or by staff. */
  texts: z.array(textRef),
  /** By which visits were known to be one customer's, forgotten on request. */
  customers: z.array(customerRef),
  /** People who are disabled. */
  people: z.array(agentId),
  /** When each device was let in, which tells machines in the same place apart; `null`: it is shut out. */
  devices: z.array(z.strictObject({ id: deviceId, pairedAt: instant.nullable() })),
  /** Keys that are revoked. */
  keys: z.array(keyId),
});
export type Withdrawn = Parsed<typeof withdrawnSchema>;

/** What shuts somebody or something out. */
export type ShutOut = CommandOf<'change-person' | 'revoke-device' | 'revoke-key'>;

/** The events that say what is withdrawn: none of those that a day has many of. */
export const WITHDRAWING = [
  'BranchRestored',
  'CustomerErased',
  'DevicePaired',
  'DeviceReplaced',
  'DeviceRevoked',
  'KeyRevoked',
  'NoteErased',
  'PersonChanged',
] as const satisfies EventType[];

/** What is withdrawn after these events, which come in their order; others than `WITHDRAWING` may be left out. */
export function withdrawnAfter(events: Iterable<BranchEvent>): Withdrawn {
  const contacts = new Set<VisitId>();
  const texts = new Set<TextRef>();
  const customers = new Set<CustomerRef>();
  const people = new Set<AgentId>();
  const devices = new Map<DeviceId, Instant | null>();
  const keys = new Set<KeyId>();
  for (const { at, body } of events) {
    switch (body.type) {
      case 'BranchRestored':
      case 'CustomerErased':
        for (const id of body.contacts) contacts.add(id);
        for (const ref of body.texts) texts.add(ref);
        for (const ref of body.customers) customers.add(ref);
        break;
      case 'DevicePaired':
      case 'DeviceReplaced':
        devices.set(body.deviceId, at);
        break;
      case 'DeviceRevoked':
        devices.set(body.deviceId, null);
        break;
      case 'KeyRevoked':
        keys.add(body.keyId);
        break;
      case 'NoteErased':
        texts.add(body.noteRef);
        break;
      case 'PersonChanged':
        if (body.after.disabled === true) people.add(body.personId);
        if (body.after.disabled === false) people.delete(body.personId);
        break;
      default:
    }
  }
  return {
    contacts: [...contacts],
    texts: [...texts],
    customers: [...customers],
    people: [...people],
    devices: [...devices].map(([id, pairedAt]) => ({ id, pairedAt })),
    keys: [...keys],
  };
}

/**
 * What shuts out again, in the branch of an older copy, whoever has been shut out since: people, machines that another
 * one has replaced among the devices, and keys. Whoever came after the copy is not known in it.
 */
export function shutOutAgain(state: BranchState, { people, devices, keys }: Withdrawn): readonly ShutOut[] {
  return [
    ...people
      .filter((id) => state.people.get(id)?.disabled === false)
      .map((personId) => ({ type: 'change-person', personId, changes: { disabled: true } }) as const),
    ...devices
      .filter(({ id, pairedAt }) => {
        const device = state.devices.get(id);
        return device?.state === 'active' && device.pairedAt !== pairedAt;
      })
      .map(({ id: deviceId }) => ({ type: 'revoke-device', deviceId }) as const),
    ...keys
      .filter((id) => state.keys.get(id)?.revokedAt === null)
      .map((keyId) => ({ type: 'revoke-key', keyId }) as const),
  ];
}
