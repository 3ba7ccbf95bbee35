import type { BranchConfig } from '@foyer/configuration';
import type { LiveRecord, RecordKind, RecordOf, RouteReply } from '@foyer/contract';
import { hasRole } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import { KeptRecords } from '../live/kept-records.ts';
import { Projection } from '../live/projection.ts';
import { branchWire, counterWire, servicePartsOf, serviceWire } from '../wire/branch-wire.ts';
import { timeOf } from '../wire/time.ts';
import { forVisitors } from '../wire/visitor-counter.ts';
import { apart, carryOut } from './commands.ts';
import type { Handlers } from './route-call.ts';

/** A configured branch's configuration; the server configures it before it listens. */
export function configOf(context: BranchContext): BranchConfig {
  const { config } = context.runner.state;
  if (config === null) throw new Error('The branch is not configured');
  return config;
}

const isOf = <K extends RecordKind>(record: LiveRecord, kind: K): record is RecordOf<K> => record.kind === kind;

type Names =
  | 'branch'
  | 'services'
  | 'counters'
  | 'floor'
  | 'openBranch'
  | 'closeBranch'
  | 'endDay'
  | 'suspendService'
  | 'resumeService';

/** What the branch is and offers, and opening, closing, suspending. */
export function branchRoutes(context: BranchContext): Handlers<Names> {
  const nothingMore = { reply: () => ({}) };
  return {
    branch: () => branchWire(configOf(context), context.source()),
    services: () => {
      const config = configOf(context);
      return {
        items: config.services.map((service) =>
          serviceWire(config, service, servicePartsOf(config, service, context.source())),
        ),
      };
    },
    counters: ({ identity }) => {
      const config = configOf(context);
      const staff = hasRole(identity, 'agent');
      const items = config.counters.map((counter) => counterWire(config, counter, context.source()));
      return { items: staff ? items : items.map(forVisitors) };
    },
    floor: (): RouteReply<'floor'> => {
      const config = configOf(context);
      const source = context.source();
      const now = Math.max(context.clock.now(), source.state.at);
      const records = [...new Projection(source, config, new KeptRecords()).recordsOf({ kind: 'floor' }, now)];
      const of = <K extends RecordKind>(kind: K): Omit<RecordOf<K>, 'kind'>[] =>
        records.filter((record): record is RecordOf<K> => isOf(record, kind)).map(({ kind: _, ...facts }) => facts);
      return {
        clock: source.state.clock,
        time: timeOf(context.clock),
        branch: branchWire(config, source),
        services: of('service'),
        counters: of('counter'),
        visits: of('visit'),
        escalations: of('escalation'),
        prints: of('print'),
        devices: of('device'),
      };
    },
    openBranch: (call) => carryOut(context, call, { type: 'open-branch' }, nothingMore),
    closeBranch: (call) => carryOut(context, call, { type: 'close-branch' }, nothingMore),
    endDay: (call) => carryOut(context, call, { type: 'end-day' }, nothingMore),
    suspendService: (call) => {
      const { reason, message } = call.body;
      const { ref, kept } = apart(message, 'message');
      const command = {
        type: 'suspend-service' as const,
        serviceId: call.params.serviceId,
        reason,
        messageRef: ref,
      };
      return carryOut(context, call, command, { ...kept, ...nothingMore });
    },
    resumeService: (call) =>
      carryOut(context, call, { type: 'resume-service', serviceId: call.params.serviceId }, nothingMore),
  };
}
