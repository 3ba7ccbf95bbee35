import type {
  AgentId,
  Brand,
  CategoryId,
  ClassId,
  CommandId,
  CounterId,
  DeviceId,
  EscalationId,
  OutcomeId,
  PrintId,
  ServiceId,
  VisitId,
} from '@foyer/basics';
import { z } from 'zod';

/** A configured id: short, readable, safe in a path. */
const slug = <T extends Brand<string, string>>(example: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'must be 1–64 letters, digits, dots, dashes or underscores')
    .meta({ examples: [example] })
    .transform((value) => value as T)
    .meta({ type: 'string' });

/** A generated id. */
const uuid = <T extends Brand<string, string>>() =>
  z
    .guid('must be a UUID')
    .transform((value) => value.toLowerCase() as T)
    .meta({ type: 'string', format: 'uuid' });

export const serviceId = slug<ServiceId>('cash');
export const categoryId = slug<CategoryId>('everyday');
export const counterId = slug<CounterId>('counter-1');
export const classId = slug<ClassId>('standard');
export const outcomeId = slug<OutcomeId>('resolved');
export const agentId = slug<AgentId>('agent');
export const visitId = uuid<VisitId>();
export const escalationId = uuid<EscalationId>();
export const printId = uuid<PrintId>();
export const deviceId = uuid<DeviceId>();
export const commandId = uuid<CommandId>();
