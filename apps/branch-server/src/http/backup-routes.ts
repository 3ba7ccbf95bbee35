import type { RouteReply } from '@foyer/contract';
import { actorOf } from '../access/identity.ts';
import { nextBackupDue } from '../backups/backup-due.ts';
import type { NotNow } from '../backups/backup-keeper.ts';
import { lookAtFolder } from '../backups/look-at-folder.ts';
import type { BranchContext } from '../context.ts';
import { isoOf, timeOf } from '../wire/time.ts';
import { HttpProblem, problemOfRefusal } from './problems.ts';
import type { Handlers } from './route-call.ts';

const WHY_NOT: Readonly<Record<NotNow, string>> = {
  'no-settings': 'Nothing says where backups go; set the folder first.',
  'no-key': 'There is no key to encrypt a backup with; make one first.',
  running: 'A backup is being made or tried out already.',
};

/** The branch's copies, and what can be lost. */
export function backupRoutes(context: BranchContext): Handlers<'backups' | 'makeBackup' | 'makeBackupKey'> {
  const { backups, runner, clock } = context;

  async function list(): Promise<RouteReply<'backups'>> {
    const { settings } = backups;
    const { config, backups: known } = runner.state;
    const look = settings === null ? null : await lookAtFolder(backups.dataFolder, settings.folder);
    const fingerprint = backups.keyFingerprint();
    const madeAt = known.key !== null && known.key.fingerprint === fingerprint ? isoOf(known.key.at) : null;
    const due = settings === null ? null : nextBackupDue(settings, config?.timeZone ?? 'UTC', known, clock.now());
    return {
      time: timeOf(clock),
      settings,
      activity: backups.activity,
      key: fingerprint === null ? null : { fingerprint, madeAt },
      dueAt: due === null ? null : isoOf(due),
      failed: known.failed === null ? null : { at: isoOf(known.failed.at), trouble: known.failed.trouble },
      folder: look === null ? null : { trouble: look.trouble, sameDisk: look.sameDisk },
      items: known.made.toReversed().map(({ at, tested, ...facts }) => ({
        ...facts,
        at: isoOf(at),
        tested: tested === null ? null : { ...tested, at: isoOf(tested.at) },
        there: look?.files.has(facts.file) ?? false,
      })),
    };
  }

  return {
    backups: () => list(),
    makeBackup: ({ identity }) => {
      const why = backups.begin(actorOf(identity));
      if (why !== null) throw new HttpProblem('invalid-state', WHY_NOT[why], { what: 'backup', state: why });
      return list();
    },
    makeBackupKey: async ({ identity }) => {
      const made = await backups.makeKey(actorOf(identity));
      if (!made.ok) throw problemOfRefusal(made.error);
      return made.value;
    },
  };
}
