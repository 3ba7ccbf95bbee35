import type { CounterId } from '@foyer/basics';
import type { LiveRecord, Notice } from '@foyer/contract';
import { type Escalation, stepOf } from '@foyer/queue-core';
import { escalationWire, messageWire, printWire } from '../wire/branch-wire.ts';
import { deviceStatusWire } from '../wire/device-wire.ts';
import type { WireSource } from '../wire/source.ts';

// Records of which a branch has so few that they are made anew whenever a view is.

export function escalationRecords(
  source: WireSource,
  wanted: (escalation: Escalation) => boolean,
): readonly LiveRecord[] {
  const found = [...source.state.escalations.values()].filter(wanted);
  return found.map((escalation) => ({ kind: 'escalation', ...escalationWire(escalation, source) }));
}

/** What went wrong on paper matters until the customer has been called: from then on staff have them before them. */
export function printRecords(source: WireSource): readonly LiveRecord[] {
  const { visits, prints } = source.state;
  const found: LiveRecord[] = [];
  for (const print of prints.values()) {
    const visit = visits.get(print.visitId);
    const uncalled = visit?.stage.kind === 'waiting' && stepOf(visit) === 0;
    if (uncalled && (print.status === 'failed' || print.status === 'uncertain')) {
      found.push({ kind: 'print', ...printWire(print, source) });
    }
  }
  return found;
}

/** What those at a counter have not read yet. */
export function messageRecords(source: WireSource, counterId: CounterId): readonly LiveRecord[] {
  const unread = source.state.counterMessages.get(counterId) ?? [];
  return unread.map((message) => ({ kind: 'message', ...messageWire(counterId, message, source) }));
}

export function noticeRecords(notices: readonly Notice[]): readonly LiveRecord[] {
  return notices.map((notice) => ({ kind: 'notice', ...notice }));
}

/** Those that are let in. */
export function deviceRecords(source: WireSource): readonly LiveRecord[] {
  return source.devices.flatMap((status) => {
    const device = source.state.devices.get(status.id);
    return device?.state === 'active' ? [{ kind: 'device', ...deviceStatusWire(status, device) }] : [];
  });
}
