import type {
  AgentId,
  Brand,
  CommandId,
  DeviceId,
  EscalationId,
  KeyId,
  MarkRecordId,
  MessageId,
  NoticeId,
  PrintId,
  SessionId,
  TextRef,
  VisitId,
} from '@foyer/basics';
import { configuredId } from '@foyer/configuration';
import { z } from 'zod';

export { categoryId, classId, counterId, markId, outcomeId, profileId, serviceId } from '@foyer/configuration';

/** A generated id. */
const uuid = <T extends Brand<string, string>>() =>
  z
    .guid('must be a UUID')
    .transform((value) => value.toLowerCase() as T)
    .meta({ type: 'string', format: 'uuid' });

export const agentId = configuredId<AgentId>('agent');
export const visitId = uuid<VisitId>();
export const escalationId = uuid<EscalationId>();
export const markRecordId = uuid<MarkRecordId>();
export const noteId = uuid<TextRef>();
export const messageId = uuid<MessageId>();
export const noticeId = uuid<NoticeId>();
export const printId = uuid<PrintId>();
export const sessionId = uuid<SessionId>();
export const keyId = uuid<KeyId>();
export const deviceId = uuid<DeviceId>();
export const commandId = uuid<CommandId>();
