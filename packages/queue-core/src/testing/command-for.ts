import {
  type ClassId,
  type CustomerRef,
  DEVICE_KINDS,
  type DeviceId,
  type EscalationId,
  type Instant,
  KEY_SCOPES,
  type KeyId,
  type MessageId,
  type NoticeId,
  type PrintId,
  type ProfileId,
  type ServiceId,
  type TextRef,
} from '@foyer/basics';
import { SECTION_IDS, sectionOf } from '@foyer/configuration';
import { everything, onlyLoans, priority, regular } from '@foyer/configuration/testing/bank';
import type { Command } from '../commands/index.ts';
import { isUnresolved } from '../escalations.ts';
import type { BranchState } from '../state.ts';
import {
  agents,
  backupFact,
  changesFor,
  choose,
  counters,
  dayNumber,
  deviceChangesFor,
  editFor,
  firstPeople,
  goingOn,
  markIds,
  outcomeFor,
  pickDevice,
  pickKey,
  pickMark,
  pickPerson,
  pickVisit,
  services,
  severalServices,
  tagsFor,
  targetFor,
} from './choices.ts';
import { configFor, faultyConfig } from './configurations.ts';
import type { Intent } from './intent.ts';
import { messageCommandFor } from './message-for.ts';
import { noticeFor } from './notice-for.ts';

/** The command that an intent comes to in this state. */
export function commandFor(state: BranchState, { type, picks: [a, b, c] }: Intent): Command {
  const counterId = pickKey(counters, a);
  const visitId = pickVisit(state, type, a);
  const expectedVersion = state.visits.get(visitId)?.version ?? 1;
  const visit = { visitId, ...(c % 6 === 0 ? { expectedVersion: expectedVersion + (c % 12 === 0 ? 1 : 0) } : {}) };
  const free = counters.find((id) => {
    const counter = state.counters.get(id);
    return counter?.kind === 'open' && counter.visitId === null;
  });
  const likelyFree = b % 4 === 0 ? counterId : (free ?? counterId);
  // Now and then one that another visit has, or none.
  const noteRef = pickKey<TextRef>(
    (state.visits.get(visitId)?.notes ?? []).map(({ ref }) => ref),
    b,
  );
  const newNote = `note-${state.clock}` as TextRef;
  switch (type) {
    case 'configure-branch':
      return { type, config: a % 3 === 0 ? faultyConfig(b) : configFor(b) };
    case 'change-settings': {
      const section = choose(SECTION_IDS, a);
      const value = sectionOf(c % 3 === 0 ? faultyConfig(b) : configFor(b), section);
      const version = state.settings.get(section)?.version ?? 1;
      return { type, section, value, version: c % 7 === 0 ? version + 1 : version };
    }
    case 'open-branch':
    case 'close-branch':
    case 'end-day':
      return { type };
    case 'announce-closing':
      return { type, closesAt: (state.at + 900_000) as Instant, dueAt: state.at };
    case 'suspend-service':
      return { type, serviceId: pickKey(services, a), reason: 'no-staff' };
    case 'post-notice':
      return { type, ...noticeFor(state, a, b, c), confirmed: c % 3 !== 0 };
    case 'correct-notice':
    case 'withdraw-notice': {
      const noticeId = pickKey<NoticeId>([...state.notices.keys()], a);
      const version = state.notices.get(noticeId)?.version ?? 1;
      const seen = { noticeId, ...(c % 4 === 0 ? { expectedVersion: c % 8 === 0 ? version + 1 : version } : {}) };
      if (type === 'withdraw-notice') return { type, ...seen };
      return { type, ...seen, ...noticeFor(state, b, c, a), confirmed: b % 3 !== 0 };
    }
    case 'resume-service':
      return { type, serviceId: pickKey(services, a) };
    case 'open-counter':
      return { type, counterId, agentId: choose(agents, b) };
    case 'pause-counter':
      return { type, counterId, reason: 'break', ...(c % 2 === 0 ? { minutes: 5 } : {}) };
    case 'hand-over-counter':
      return { type, counterId, agentId: choose(agents, b) };
    case 'message-counter':
      return { type, counterId, messageRef: `text-${b}` as TextRef };
    case 'read-message': {
      const [[to, unread]] = state.counterMessages.isEmpty()
        ? [[counterId, []] as const]
        : [choose([...state.counterMessages], b)];
      return {
        type,
        counterId: to,
        messageId: pickKey<MessageId>(
          unread.map(({ id }) => id),
          c,
        ),
      };
    }
    case 'change-priority':
      return { type, ...visit, classId: choose([regular, priority], b), reason: c % 9 === 0 ? 'nothing' : 'need' };
    case 'edit-visit':
      return {
        type,
        ...visit,
        ...editFor(b),
        ...(c % 4 === 0 ? { customerRef: `customer-${b % 4}` as CustomerRef } : {}),
      };
    case 'add-note':
      return { type, visitId, noteRef: newNote };
    case 'edit-note':
    case 'erase-note':
      return { type, visitId, noteRef };
    case 'set-profile':
      return { type, counterId, profileId: b % 3 === 0 ? null : pickKey<ProfileId>([everything, onlyLoans], b) };
    case 'resume-counter':
    case 'close-counter':
    case 'undo':
      return { type, counterId };
    case 'finish-and-call-next': {
      const { goOn } = goingOn(c);
      return { type, counterId, ...outcomeFor(b), ...(goOn === undefined || goOn.to === 'here' ? {} : { goOn }) };
    }
    case 'issue-ticket':
      return {
        type,
        serviceId: a % 40 === 0 ? ('nothing' as ServiceId) : choose(services, a >> 4),
        classId: b % 40 === 0 ? ('nothing' as ClassId) : choose([regular, regular, priority], b >> 4),
        channel: 'kiosk',
        printing: c % 2 === 0,
        ...(a % 5 === 0 ? { tags: tagsFor(b >> 4), noteRef: newNote } : {}),
        ...(c % 7 === 0 ? { override: true } : {}),
        ...(a % 3 === 0 ? { furtherServices: severalServices(b >> 6) } : {}),
      };
    case 'walk-direct':
      return { type, serviceId: pickKey(services, a), counterId: likelyFree };
    case 'add-service':
      return { type, ...visit, serviceId: choose(services, b), ...(c % 2 === 0 ? { place: c % 3 } : {}) };
    case 'plan-services':
      return { type, ...visit, services: severalServices(b) };
    case 'call-next':
      return { type, counterId: likelyFree };
    case 'call-visit':
      return { type, ...visit, counterId: likelyFree };
    case 'recall':
    case 'start':
    case 'no-show':
    case 'cancel':
    case 'abandon':
      return { type, ...visit };
    case 'finish':
      return { type, ...visit, ...goingOn(c), ...outcomeFor(b) };
    case 'add-mark':
      return {
        type,
        visitId,
        markId: choose(markIds, b),
        count: 1 + (c % 3),
        ...(c % 2 === 0 ? { amountThousandths: c } : {}),
      };
    case 'begin-mark':
      return { type, visitId, markId: choose(markIds, b) };
    case 'end-mark':
    case 'remove-mark':
      return { type, ...pickMark(state, b) };
    case 'hold':
      return {
        type,
        ...visit,
        reason: c % 9 === 0 ? 'nothing' : 'form-to-fill',
        ...(b % 3 === 0 ? { minutes: c % 30 } : {}),
        ...(c % 5 === 0 ? { noteRef: newNote } : {}),
        ...(b % 4 === 0 ? { owner: b % 8 === 0 ? { to: 'everyone' } : { to: 'counter', counterId } } : {}),
      };
    case 'resume':
      return { type, ...visit, counterId: likelyFree };
    case 'return':
      return {
        type,
        ...visit,
        ...(c % 3 === 0 ? {} : { position: choose(['first', 'original', 'last'] as const, c) }),
      };
    case 'transfer':
      return {
        type,
        ...visit,
        target: targetFor(b),
        position: choose(['first', 'original', 'last'] as const, c),
        ...(a % 3 === 0 ? { noteRef: newNote } : {}),
      };
    case 'escalate':
      return { type, ...visit, reason: 'complaint', ...(b % 3 === 0 ? { noteRef: newNote } : {}) };
    case 'ask-for-help':
      return { type, ...(c % 2 === 0 ? { visitId } : {}) };
    case 'acknowledge-escalation':
      return { type, escalationId: pickKey<EscalationId>(state.escalations.keys(), a) };
    case 'advise-escalation':
      return {
        type,
        escalationId: pickKey<EscalationId>(state.escalations.keys(), a),
        noteRef: `note-${b}` as TextRef,
      };
    case 'take-over-escalation':
      return { type, escalationId: pickKey<EscalationId>(state.escalations.keys(), a), counterId: likelyFree };
    case 'remind-escalation':
    case 'raise-escalation-further':
      return { type, escalationId: pickKey<EscalationId>(state.escalations.keys(), a), dueAt: state.at };
    case 'resolve-escalation': {
      const escalationId = pickKey<EscalationId>(state.escalations.keys(), a);
      const taken = [...state.escalations.values()].find((one) => one.takenFrom !== null && isUnresolved(one));
      const sendBack = b % 2 === 0;
      return {
        type,
        escalationId: sendBack ? (taken?.id ?? escalationId) : escalationId,
        resolution: 'solved',
        sendBack,
      };
    }
    case 'give-consent':
    case 'withdraw-consent':
    case 'opt-out':
    case 'opt-in':
    case 'announce-wait':
    case 'begin-message':
    case 'report-message':
      return messageCommandFor(state, type, visitId, [a, b, c]);
    case 'report-print':
      return {
        type,
        printId: pickKey<PrintId>(state.prints.keys(), a),
        outcome: choose(['printed', 'failed', 'uncertain', 'settled'] as const, b),
      };
    case 'store-picture':
      return { type, hash: (b % 8).toString().repeat(64), mediaType: 'image/png', bytes: 1000 };
    case 'found-people':
      return firstPeople;
    case 'add-person':
      return { type, name: `person ${b % 5}`, displayName: 'New', role: 'agent' };
    case 'change-person':
      return { type, personId: pickPerson(state, a), changes: changesFor(b), ...(c % 9 === 0 ? { version: c } : {}) };
    case 'set-password':
      return { type, personId: pickPerson(state, a), by: 'link' };
    case 'reset-password':
    case 'sign-out-person':
    case 'sign-out':
      return { type, personId: pickPerson(state, a) };
    case 'sign-in':
      return { type, personId: pickPerson(state, a), address: '10.0.0.1' };
    case 'note-failed-sign-ins':
      return { type, personId: b % 2 === 0 ? null : pickPerson(state, a), nameHash: null, address: null, times: 1 };
    case 'add-key':
      return { type, name: `key ${b % 3}`, scopes: [choose(KEY_SCOPES, c)] };
    case 'revoke-key':
      return { type, keyId: pickKey<KeyId>(state.keys.keys(), a) };
    case 'erase-customer': {
      const visitIds = b % 2 === 0 ? [] : [visitId];
      return { type, by: 'name', visitIds, contacts: visitIds, texts: c % 2 === 0 ? [noteRef] : [], customers: [] };
    }
    case 'note-export':
      return { type, what: 'report', name: 'days', from: dayNumber(0), to: dayNumber(b % 30), rows: c % 30 };
    case 'pair-device':
      return {
        type,
        deviceId: `device-${a % 5}` as DeviceId,
        kind: choose(DEVICE_KINDS, b),
        name: choose(['Door', 'Hall'], c),
      };
    case 'change-device':
      return {
        type,
        deviceId: pickDevice(state, a),
        changes: deviceChangesFor(b),
        ...(c % 9 === 0 ? { version: c } : {}),
      };
    case 'replace-device':
      return { type, deviceId: pickDevice(state, a), kind: choose(DEVICE_KINDS, b) };
    case 'revoke-device':
    case 'remove-device':
      return { type, deviceId: pickDevice(state, a) };
    case 'record-backup':
      return { type, fact: backupFact(state, a, b) };
  }
}
