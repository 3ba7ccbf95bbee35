import type { AgentId } from '@foyer/basics';
import type { BranchConfig } from '@foyer/configuration';
import { wordsOf } from '@foyer/words/catalogue';
import { newSecret } from '../access/secrets.ts';
import { DEFAULT_RATE_LIMITS, type Settings } from '../settings/settings.ts';
import { mannerOf } from '../wire/branch-wire.ts';
import type { PracticeSetup } from './messages.ts';
import { CAST } from './stories.ts';

/** Nobody learns by waiting: a customer has come, or has not, within so many seconds. */
const LONGEST_GRACE = 5;

/**
 * The branch to practise in: the real one without what acts outside of it or by the clock on the wall (hours, backups,
 * messages to customers, forgotten counters), what refers to the people or pictures of the real one, and long times to
 * wait.
 */
export function practiceBranch(config: BranchConfig): BranchConfig {
  const { hours, backup, messages, closeIdleAfterMinutes, escalations, looks, noShow, ...same } = config;
  const { logo, ...plainLooks } = looks;
  return {
    ...same,
    looks: plainLooks,
    noShow: { ...noShow, graceSeconds: Math.min(noShow.graceSeconds, LONGEST_GRACE) },
  };
}

/** In which language a practice's made-up people are named and speak. */
export function practiceWords({ config, trainee }: PracticeSetup) {
  return wordsOf(trainee.language ?? config.languages[0] ?? 'en', mannerOf(config));
}

/**
 * How the server of a practice runs: for this machine alone, with people nobody else can sign in as.
 *
 * @param password - the trainee's
 */
export function practiceSettings(setup: PracticeSetup, password: string): Settings {
  const words = practiceWords(setup);
  const person = (id: AgentId, displayName: string, role: 'agent' | 'supervisor', secret: string) => ({
    id,
    name: id,
    displayName,
    role,
    password: secret,
  });
  return {
    port: 0,
    host: '127.0.0.1',
    dataFolder: setup.folder,
    logLevel: 'error',
    rateLimits: DEFAULT_RATE_LIMITS,
    branch: practiceBranch(setup.config),
    staff: [
      person(CAST.trainee, setup.trainee.displayName, 'agent', password),
      person(CAST.colleague, words.t('practice.cast.colleague'), 'agent', newSecret()),
      person(CAST.supervisor, words.t('practice.cast.supervisor'), 'supervisor', newSecret()),
    ],
    demo: false,
    serveApps: false,
  };
}
