import { type BranchConfig, indexOf } from '@foyer/configuration';
import type { LiveRecord, RecordKind, RecordOf, RouteReply } from '@foyer/contract';
import { hasRole } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import { KeptRecords } from '../live/kept-records.ts';
import { Projection } from '../live/projection.ts';
import { branchWire, counterWire, forVisitors, isGone, servicePartsOf, serviceWire } from '../wire/branch-wire.ts';
import { timeOf } from '../wire/time.ts';
import type { Handlers } from './route-call.ts';

/** A configured branch's configuration; the server configures it before it listens. */
export function configOf(context: BranchContext): BranchConfig {
  const { config } = context.runner.state;
  if (config === null) throw new Error('The branch is not configured');
  return config;
}

const isOf = <K extends RecordKind>(record: LiveRecord, kind: K): record is RecordOf<K> => record.kind === kind;

/** What the branch is and offers. */
export function branchRoutes(context: BranchContext): Handlers<'branch' | 'services' | 'counters' | 'floor'> {
  return {
    branch: () => branchWire(configOf(context), context.source()),
    services: () => {
      const config = configOf(context);
      return {
        items: indexOf(config).inOrder.map((service) =>
          serviceWire(config, service, servicePartsOf(config, service, context.source())),
        ),
      };
    },
    counters: ({ identity }) => {
      const config = configOf(context);
      const staff = hasRole(identity, 'agent');
      const source = context.source();
      const items = config.counters
        .filter((counter) => !isGone(counter, source.state))
        .map((counter) => counterWire(config, counter, source));
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
        messages: of('message'),
        notices: of('notice'),
        devices: of('device'),
      };
    },
  };
}
