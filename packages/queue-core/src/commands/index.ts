import type { z } from 'zod';
import type { BodyOf } from '../define.ts';
import { abandon } from './abandon.ts';
import { acknowledgeEscalation } from './acknowledge-escalation.ts';
import { addKey } from './add-key.ts';
import { addMark } from './add-mark.ts';
import { addNote } from './add-note.ts';
import { addPerson } from './add-person.ts';
import { addService } from './add-service.ts';
import { adviseEscalation } from './advise-escalation.ts';
import { announceClosing } from './announce-closing.ts';
import { announceWait } from './announce-wait.ts';
import { askForHelp } from './ask-for-help.ts';
import { beginMark } from './begin-mark.ts';
import { beginMessage } from './begin-message.ts';
import { callNext } from './call-next.ts';
import { callVisit } from './call-visit.ts';
import { cancel } from './cancel.ts';
import { changeDevice } from './change-device.ts';
import { changePerson } from './change-person.ts';
import { changePriority } from './change-priority.ts';
import { changeSettings } from './change-settings.ts';
import { closeBranch } from './close-branch.ts';
import { closeCounter } from './close-counter.ts';
import { configureBranch } from './configure-branch.ts';
import { correctNotice } from './correct-notice.ts';
import { editNote } from './edit-note.ts';
import { editVisit } from './edit-visit.ts';
import { endDay } from './end-day.ts';
import { endMark } from './end-mark.ts';
import { eraseCustomer } from './erase-customer.ts';
import { eraseNote } from './erase-note.ts';
import { escalate } from './escalate.ts';
import { finish } from './finish.ts';
import { finishAndCallNext } from './finish-and-call-next.ts';
import { foundPeople } from './found-people.ts';
import { giveConsent } from './give-consent.ts';
import { handOverCounter } from './hand-over-counter.ts';
import { hold } from './hold.ts';
import { issueTicket } from './issue-ticket.ts';
import { messageCounter } from './message-counter.ts';
import { noShow } from './no-show.ts';
import { noteExport } from './note-export.ts';
import { noteFailedSignIns } from './note-failed-sign-ins.ts';
import { openBranch } from './open-branch.ts';
import { openCounter } from './open-counter.ts';
import { optIn } from './opt-in.ts';
import { optOut } from './opt-out.ts';
import { pairDevice } from './pair-device.ts';
import { pauseCounter } from './pause-counter.ts';
import { planServices } from './plan-services.ts';
import { postNotice } from './post-notice.ts';
import { raiseEscalationFurther } from './raise-escalation-further.ts';
import { readMessage } from './read-message.ts';
import { recall } from './recall.ts';
import { recordBackup } from './record-backup.ts';
import { remindEscalation } from './remind-escalation.ts';
import { removeDevice } from './remove-device.ts';
import { removeMark } from './remove-mark.ts';
import { replaceDevice } from './replace-device.ts';
import { reportMessage } from './report-message.ts';
import { reportPrint } from './report-print.ts';
import { resetPassword } from './reset-password.ts';
import { resolveEscalation } from './resolve-escalation.ts';
import { resume } from './resume.ts';
import { resumeCounter } from './resume-counter.ts';
import { resumeService } from './resume-service.ts';
import { returnToQueue } from './return.ts';
import { revokeDevice } from './revoke-device.ts';
import { revokeKey } from './revoke-key.ts';
import { setPassword } from './set-password.ts';
import { setProfile } from './set-profile.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signOutPerson } from './sign-out-person.ts';
import { start } from './start.ts';
import { storePicture } from './store-picture.ts';
import { suspendService } from './suspend-service.ts';
import { takeOverEscalation } from './take-over-escalation.ts';
import { transfer } from './transfer.ts';
import { undo } from './undo.ts';
import { walkDirect } from './walk-direct.ts';
import { withdrawConsent } from './withdraw-consent.ts';
import { withdrawNotice } from './withdraw-notice.ts';

/** Every command there is, by its type. All lists of commands and events derive from this one. */
export const commands = {
  'configure-branch': configureBranch,
  'change-settings': changeSettings,
  'store-picture': storePicture,
  'open-branch': openBranch,
  'announce-closing': announceClosing,
  'close-branch': closeBranch,
  'end-day': endDay,
  'suspend-service': suspendService,
  'resume-service': resumeService,
  'post-notice': postNotice,
  'correct-notice': correctNotice,
  'withdraw-notice': withdrawNotice,
  'open-counter': openCounter,
  'pause-counter': pauseCounter,
  'set-profile': setProfile,
  'resume-counter': resumeCounter,
  'close-counter': closeCounter,
  'hand-over-counter': handOverCounter,
  'message-counter': messageCounter,
  'read-message': readMessage,
  'issue-ticket': issueTicket,
  'walk-direct': walkDirect,
  'add-service': addService,
  'plan-services': planServices,
  'call-next': callNext,
  'call-visit': callVisit,
  recall,
  start,
  finish,
  'finish-and-call-next': finishAndCallNext,
  'add-mark': addMark,
  'begin-mark': beginMark,
  'end-mark': endMark,
  'remove-mark': removeMark,
  'no-show': noShow,
  hold,
  resume,
  return: returnToQueue,
  transfer,
  undo,
  'change-priority': changePriority,
  'edit-visit': editVisit,
  'add-note': addNote,
  'edit-note': editNote,
  'erase-note': eraseNote,
  cancel,
  abandon,
  escalate,
  'ask-for-help': askForHelp,
  'acknowledge-escalation': acknowledgeEscalation,
  'advise-escalation': adviseEscalation,
  'take-over-escalation': takeOverEscalation,
  'remind-escalation': remindEscalation,
  'raise-escalation-further': raiseEscalationFurther,
  'resolve-escalation': resolveEscalation,
  'report-print': reportPrint,
  'give-consent': giveConsent,
  'withdraw-consent': withdrawConsent,
  'opt-out': optOut,
  'opt-in': optIn,
  'announce-wait': announceWait,
  'begin-message': beginMessage,
  'report-message': reportMessage,
  'found-people': foundPeople,
  'add-person': addPerson,
  'change-person': changePerson,
  'set-password': setPassword,
  'reset-password': resetPassword,
  'sign-out-person': signOutPerson,
  'sign-in': signIn,
  'sign-out': signOut,
  'note-failed-sign-ins': noteFailedSignIns,
  'record-backup': recordBackup,
  'add-key': addKey,
  'revoke-key': revokeKey,
  'erase-customer': eraseCustomer,
  'note-export': noteExport,
  'pair-device': pairDevice,
  'change-device': changeDevice,
  'replace-device': replaceDevice,
  'revoke-device': revokeDevice,
  'remove-device': removeDevice,
};

type Commands = typeof commands;

/** What somebody wants done, in the imperative. Plain data; free text is already put apart and referred to. */
export type Command = Parameters<Commands[keyof Commands]['decide']>[1];
export type CommandType = keyof Commands;
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

type Event = Commands[CommandType]['raises'][number];

/** What happened, in the past tense. The payloads of the one log; `evolve` applies them. */
export type EventBody = BodyOf<Event>;
export type EventType = EventBody['type'];
export type EventBodyOf<T extends EventType> = Extract<EventBody, { readonly type: T }>;

/** Every event there is, by its type: those that the commands raise. */
export const events = Object.fromEntries(
  Object.values<{ readonly raises: readonly Event[] }>(commands).flatMap(({ raises }) =>
    raises.map((event) => [event.schema.shape.type.value, event]),
  ),
) as {
  readonly [T in EventType]: Extract<
    Event,
    { readonly schema: { readonly shape: { readonly type: z.ZodLiteral<T> } } }
  >;
};

/** The types of all events. */
export const EVENT_TYPES: readonly string[] = Object.keys(events);
