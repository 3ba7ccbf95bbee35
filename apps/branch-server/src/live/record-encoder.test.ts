import type { BranchTime, DeltaMessage, LiveRecord, SnapshotMessage } from '@foyer/contract';
import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import { expect, test } from 'vitest';
import { recordParser } from './record-encoder.ts';

const time: BranchTime = { now: '2026-03-02T12:00:00.000Z', speed: 1 };
const records: readonly LiveRecord[] = [
  { kind: 'next', id: 'next', visitId: null, because: null, visitIds: [] },
  {
    kind: 'print',
    id: 'print-1' as Extract<LiveRecord, { kind: 'print' }>['id'],
    visitId: 'visit-1' as Extract<LiveRecord, { kind: 'print' }>['visitId'],
    number: 'ق "1" \\ \u2028',
    status: 'failed',
    reason: null,
    requestedAt: time.now,
  },
];
const head = { feed: 'floor', epoch: 'epoch', clock: 7, time };
const delta: DeltaMessage = {
  ...head,
  previous: 6,
  upserts: [...records],
  removes: [{ kind: 'visit', id: 'visit-2' }],
};
const snapshot: SnapshotMessage = { ...head, view: 'floor', records: [...records] };

/** A packet as JSON, without regard to the order in which it names things. */
function read(packet: Packet, encoder: Encoder): unknown {
  const [text = '', ...more] = encoder.encode(packet);
  const start = text.indexOf('[');
  return [text.slice(0, start), JSON.parse(text.slice(start)), more];
}

test.each([
  ['a delta', ['delta', delta]],
  ['a delta without records', ['delta', { ...delta, upserts: [] }]],
  ['a snapshot', ['snapshot', snapshot]],
  ['a heartbeat', ['heartbeat', { epoch: 'epoch', clock: 7, time }]],
  ['a message nobody knows', ['other', 1, 'two']],
])('PERF-7: %s says what Socket.IO’s own encoder would say', (_, data) => {
  const packet: Packet = { type: PacketType.EVENT, nsp: '/live', data };
  expect(read(packet, new recordParser.Encoder())).toEqual(read(packet, new Encoder()));
});

test('PERF-7: an answer keeps its number', () => {
  const packet: Packet = { type: PacketType.ACK, nsp: '/live', id: 12, data: [null] };
  expect(new recordParser.Encoder().encode(packet)).toEqual(['3/live,12[null]']);
});
