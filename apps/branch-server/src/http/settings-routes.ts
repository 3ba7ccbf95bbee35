import {
  type BranchConfig,
  branchConfigSchema,
  differencesOf,
  SECTION_IDS,
  type SectionId,
  sectionOf,
  withSection,
} from '@foyer/configuration';
import { type RouteReply, SETTINGS_FILE, SETTINGS_FILE_VERSION } from '@foyer/contract';
import { type BranchState, settingsVersion, shownPictures, wouldClose } from '@foyer/queue-core';
import type { JsonValue } from '@foyer/store';
import { actorOf } from '../access/identity.ts';
import type { BranchContext } from '../context.ts';
import { keepPictures, takePictures } from '../pictures/read-picture.ts';
import { namesIn } from '../wire/audit-wire.ts';
import type { WireSource } from '../wire/source.ts';
import { isoOf, timeOf } from '../wire/time.ts';
import { configOf } from './branch-routes.ts';
import { carryOut } from './commands.ts';
import { HttpProblem, problemOfRefusal } from './problems.ts';
import type { Handlers } from './route-call.ts';

type SettingsRoute = 'settings' | 'settingsSection' | 'changeSettings' | 'exportSettings' | 'importSettings';

/** The configuration by section and as a whole: read, and changed while customers wait. */
export function settingsRoutes(context: BranchContext): Handlers<SettingsRoute> {
  const wireOf = (section: SectionId) => sectionWire(context.source(), configOf(context), section);
  return {
    settings: () => ({ items: SECTION_IDS.map(wireOf) }),
    settingsSection: ({ params }) => wireOf(params.section),
    changeSettings: (call) => {
      const { section } = call.params;
      const command = { type: 'change-settings', section, ...call.body } as const;
      if (call.query.dryRun === 'true') {
        const { state } = context.runner;
        const decided = context.runner.preview(actorOf(call.identity), command);
        if (!decided.ok) throw problemOfRefusal(decided.error);
        const checked = branchConfigSchema.parse(withSection(configOf(context), section, call.body.value));
        return {
          clock: state.clock,
          time: timeOf(context.clock),
          section,
          version: call.body.version,
          closes: closesWire(context, checked),
        };
      }
      return carryOut<RouteReply<'changeSettings'>>(context, call, command, {
        reply: ({ after }) => ({ section, version: versionOf(after, section) }),
      });
    },
    exportSettings: () => ({
      format: SETTINGS_FILE,
      version: SETTINGS_FILE_VERSION,
      exportedAt: isoOf(context.clock.now()),
      branch: { ...configOf(context) },
      pictures: shownPictures(configOf(context)).flatMap((hash) => {
        const picture = context.store.pictures.find(hash);
        return picture === null ? [] : [{ base64: picture.bytes.toString('base64') }];
      }),
    }),
    importSettings: async (call) => {
      const { file, version } = call.body;
      if (file.version > SETTINGS_FILE_VERSION) {
        throw new HttpProblem(
          'newer-file',
          `The file is of version ${file.version}; this program reads ${SETTINGS_FILE_VERSION}.`,
        );
      }
      const before = configOf(context);
      // Whatever it is, deciding checks it whole before anything is made of it.
      const taken = takePictures(file.pictures);
      const pictures = taken.map(({ picture }) => picture);
      const command = { type: 'configure-branch', config: file.branch as BranchConfig, pictures } as const;
      if (call.query.dryRun === 'true') {
        const { state } = context.runner;
        const decided = context.runner.preview(actorOf(call.identity), command);
        if (!decided.ok) throw problemOfRefusal(decided.error);
        const [event] = decided.value;
        const after = event?.body.type === 'BranchConfigured' ? event.body.config : before;
        return {
          clock: state.clock,
          time: timeOf(context.clock),
          ...differencesWire(before, after),
          version: settingsVersion(state),
          closes: closesWire(context, after),
        };
      }
      if (version === null) {
        const message = 'is needed: as the preview (dryRun) told it';
        throw new HttpProblem('validation-failed', message, { errors: [{ field: 'body.version', message }] });
      }
      return carryOut<RouteReply<'importSettings'>>(
        context,
        call,
        { ...command, version },
        {
          alongside: (events) => keepPictures(context.store, events, taken),
          reply: ({ after }) => ({
            ...differencesWire(before, after.config ?? before),
            version: settingsVersion(after),
          }),
        },
      );
    },
  };
}

/** Would the branch close at once if this were its configuration, and while how many wait? */
function closesWire({ runner, clock }: BranchContext, config: BranchConfig): { readonly waiting: number } | null {
  if (!wouldClose(runner.state, config, clock.now())) return null;
  return { waiting: [...runner.state.services.values()].reduce((sum, service) => sum + service.waiting, 0) };
}

/** More are not shown: nobody reads on. */
const MOST_DIFFERENCES = 200;

function differencesWire(before: BranchConfig, after: BranchConfig) {
  const all = differencesOf(before, after);
  const shown = all.slice(0, MOST_DIFFERENCES).map(({ pointer, within, before: was, after: is }) => ({
    pointer,
    within: [...within],
    before: (was ?? null) as JsonValue,
    after: (is ?? null) as JsonValue,
  }));
  return { differences: shown, names: namesIn(shown, [before, after]), total: all.length };
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
