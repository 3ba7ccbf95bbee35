import { rmSync } from 'node:fs';
import type { CommandId } from '@foyer/basics';
import type { Command } from '@foyer/queue-core';
import { type Logger, pino } from 'pino';
import { uuidv7 } from 'uuidv7';
import { newSecret } from '../access/secrets.ts';
import { startBranch } from '../branch.ts';
import type { Branch } from '../composition.ts';
import { work } from '../workers/work.ts';
import type { PracticeSetup, PracticeTold } from './messages.ts';
import { beginPlay } from './play.ts';
import { practiceSettings, practiceWords } from './practice-branch.ts';
import { CAST } from './stories.ts';

// A whole branch server for one member of staff, in a process of its own.
work<PracticeSetup, never, PracticeTold>((setup, tell) => {
  // It listens, so the channel's end alone would not end it.
  process.once('disconnect', () => {
    rmSync(setup.folder, { recursive: true, force: true, maxRetries: 5 });
    process.exit();
  });
  const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  begin(setup, log, tell).catch((error: unknown) => {
    log.error({ err: error }, 'a practice could not begin');
    process.exit(1);
  });
  return () => undefined;
});

async function begin(setup: PracticeSetup, log: Logger, tell: (told: PracticeTold) => void): Promise<void> {
  const password = newSecret();
  const started = await startBranch({
    settings: practiceSettings(setup, password),
    log,
    reportsStandReady: false,
    // They would be learned from people who are made up, and cost a process.
    makesEstimates: false,
    practice: { most: 0 },
    onStorageFailed: () => process.exit(1),
  });
  if (!started.ok) throw new Error(started.error);
  const branch = started.value;
  const { displayName: _, ...changes } = setup.trainee;
  await carryOut(branch, { type: 'change-person', personId: CAST.trainee, changes });
  await carryOut(branch, { type: 'open-branch' });
  const listening = await branch.listen();
  if (!listening.ok) throw new Error(listening.error);
  const place = { address: '127.0.0.1', browser: 'Foyer' };
  const signedIn = await branch.context.authenticator.signIn(CAST.trainee, password, place);
  if (signedIn.kind !== 'signed-in') throw new Error('The trainee could not be signed in');
  const advice = practiceWords(setup).t('practice.cast.advice');
  const practice = beginPlay(branch, advice, (now) => tell({ kind: 'progress', practice: now }));
  tell({ kind: 'listening', address: listening.value, session: signedIn.token, practice });
}

async function carryOut({ context: { runner } }: Branch, command: Command): Promise<void> {
  const answer = await runner.submit({
    commandId: uuidv7() as CommandId,
    actor: { kind: 'system' },
    command,
    requestHash: '',
    reply: () => null,
  });
  if (!answer.ok) throw new Error(`${command.type} was refused: ${answer.error.code}`);
}
