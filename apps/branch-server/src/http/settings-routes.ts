import { SECTION_IDS, type SectionId, sectionOf } from '@foyer/configuration';
import type { RouteReply } from '@foyer/contract';
import type { BranchState } from '@foyer/queue-core';
import type { BranchContext } from '../context.ts';
import type { WireSource } from '../wire/source.ts';
import { isoOf } from '../wire/time.ts';
import { configOf } from './branch-routes.ts';
import { carryOut } from './commands.ts';
import type { Handlers } from './route-call.ts';

/** The configuration by section: read, and changed while customers wait. */
export function settingsRoutes(context: BranchContext): Handlers<'settings' | 'settingsSection' | 'changeSettings'> {
  const wireOf = (section: SectionId) => sectionWire(context.source(), configOf(context), section);
  return {
    settings: () => ({ items: SECTION_IDS.map(wireOf) }),
    settingsSection: ({ params }) => wireOf(params.section),
    changeSettings: (call) => {
      const { section } = call.params;
      const command = { type: 'change-settings', section, ...call.body } as const;
      return carryOut<RouteReply<'changeSettings'>>(context, call, command, {
        reply: ({ after }) => ({ section, version: versionOf(after, section) }),
      });
    },
  };
}

function versionOf({ settings }: BranchState, section: SectionId): number {
  return settings.get(section)?.version ?? 0;
}

function sectionWire(
  { state, agentName }: WireSource,
  config: NonNullable<BranchState['config']>,
  section: SectionId,
): RouteReply<'settingsSection'> {
  const change = state.settings.get(section);
  if (change === undefined) throw new Error(`The configuration has no version of its section ${section}`);
  const { version, at, actor } = change;
  return {
    section,
    version,
    value: { ...sectionOf(config, section) },
    changedAt: isoOf(at),
    changedBy: actor.kind === 'staff' ? { id: actor.id, name: agentName(actor.id) } : null,
  };
}
