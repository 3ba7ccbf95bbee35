import type { DeltaMessage, LiveRecord, SnapshotMessage } from '@foyer/contract';
import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/** Records are never changed, and several feeds tell the same ones: each is written down once. */
const texts = new WeakMap<LiveRecord, string>();

/** A record as JSON. */
export function textOf(record: LiveRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const text = JSON.stringify(record);
  texts.set(record, text);
  return text;
}

/** What of a message is not its records. */
type Head = Omit<DeltaMessage, 'upserts'> | Omit<SnapshotMessage, 'records'>;

/**
 * Writes packets down as Socket.IO's own encoder does. Messages that carry records are put together from the records'
 * texts: each is written once, however many feeds tell it, and not searched for binary data, which none has.
 */
class RecordEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder['encode']> {
    const message = packet.type === PacketType.EVENT && packet.id === undefined ? textOfMessage(packet.data) : null;
    return message === null ? super.encode(packet) : [`${PacketType.EVENT}${packet.nsp},${message}`];
  }
}

/** For the option `parser` of a Socket.IO server. Only for namespaces with a name. */
export const recordParser = { Encoder: RecordEncoder, Decoder };

/** A message with records as Socket.IO writes an event's data; `null` for any other. */
function textOfMessage([event, message]: readonly unknown[]): string | null {
  if (event === 'delta') {
    const { upserts, ...head } = message as DeltaMessage;
    return written(event, head, 'upserts', upserts);
  }
  if (event === 'snapshot') {
    const { records, ...head } = message as SnapshotMessage;
    return written(event, head, 'records', records);
  }
  return null;
}

function written(event: string, head: Head, name: string, records: DeltaMessage['upserts']): string {
  return `["${event}",${JSON.stringify(head).slice(0, -1)},"${name}":[${records.map(textOf).join(',')}]}]`;
}
