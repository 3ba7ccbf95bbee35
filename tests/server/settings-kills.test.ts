import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoBranch } from '@foyer/branch-server';
import { type BranchConfig, type SectionId, sectionOf } from '@foyer/configuration';
import { verify } from '@foyer/store';
import { expect, test } from 'vitest';
import { startServerProcess } from '../harness/server-process.ts';
import { signIn } from '../harness/test-branch.ts';

/** The campaign kills 200 times or more; the run among the other tests fewer. */
const KILLS = Number(process.env.FOYER_SETTINGS_KILLS ?? 4);

/** A branch that differs from every other round's in several members of each section that is changed. */
function marked(round: number): BranchConfig {
  const name = { en: `Round ${round}`, ar: `جولة ${round}` };
  return {
    ...demoBranch,
    name,
    cutOverHour: round % 24,
    categories: demoBranch.categories.map((category) => ({ ...category, name })),
    series: demoBranch.series.map((series) => ({ ...series, last: 100 + round })),
    services: demoBranch.services.map((service) => ({ ...service, meanServiceSeconds: 60 + round })),
    policy: { ...demoBranch.policy, maxOvertakes: 1 + round },
    escalationDeadlineSeconds: 60 + round,
  };
}
const CHANGED: readonly SectionId[] = ['services', 'policy', 'branch'];

interface Section {
  readonly version: number;
  readonly value: object;
}

/** `null`: none came. */
type Answer = { readonly status: number; readonly body: Record<string, unknown> } | null;

test('SETTINGS-82: kill -9 around a save leaves a section wholly old or wholly new, and its version says which', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-settings-kills-'));
  const tally = { old: 0, new: 0, told: 0 };
  try {
    let server = await startServerProcess(folder);
    const { cookie } = await signIn(server.address, 'admin');
    const ask = async (section: SectionId, key: string, body?: Section) => {
      const response = await fetch(`${server.address}/api/v1/settings/${section}`, {
        method: body === undefined ? 'GET' : 'PUT',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': key },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: await response.json() };
    };
    const read = async (section: SectionId): Promise<Section> => {
      const { version, value } = (await ask(section, '')).body;
      return { version, value };
    };
    await server.stop();

    /** What was on its way when the last server died. */
    let last: {
      readonly section: SectionId;
      readonly before: Section;
      readonly sent: Section;
      readonly key: string;
      readonly told: Answer;
    } | null = null;
    for (let kill = 0; kill <= KILLS; kill += 1) {
      // The first half of the servers die exactly between the commit and its reply, the others at any moment around it.
      const exact = kill < KILLS / 2;
      server = await startServerProcess(folder, exact ? { death: { moment: 'committed', commits: 1 } } : {});
      if (last !== null) {
        const { section, before, sent, key, told } = last;
        const after = await read(section);
        const isNew = after.version !== before.version;
        expect(after.value).toEqual(isNew ? sent.value : before.value);
        if (kill <= KILLS / 2) expect([isNew, told]).toEqual([true, null]);
        if (told !== null) expect(told).toMatchObject({ status: 200, body: { version: after.version } });
        tally[told !== null ? 'told' : isNew ? 'new' : 'old'] += 1;

        // Who asks again is answered as the first time; with another key they are shown that the change is theirs.
        const withSameKey = kill % 2 === 0;
        const again = await ask(section, withSameKey ? key : crypto.randomUUID(), sent);
        const saved = await read(section);
        expect(saved.value).toEqual(sent.value);
        if (isNew) expect(saved.version).toBe(after.version);
        const conflict = { code: 'version-conflict', by: 'admin', found: after.version };
        expect(again).toMatchObject(
          isNew && !withSameKey ? { status: 409, body: conflict } : { status: 200, body: { version: saved.version } },
        );
      }
      if (kill === KILLS) break;
      const section = CHANGED[kill % CHANGED.length] ?? 'policy';
      const before = await read(section);
      const sent = { version: before.version, value: sectionOf(marked(kill + 1), section) };
      const key = crypto.randomUUID();
      const reply = ask(section, key, sent).catch(() => null);
      if (!exact) {
        await pause((kill * 7) % 30);
        await server.kill();
      }
      await server.gone;
      last = { section, before, sent, key, told: await reply };
    }
    await server.stop();
    expect(tally.old + tally.new + tally.told).toBe(KILLS);
    expect(verify(folder)).toMatchObject({ ok: true });
    const { old, new: kept, told } = tally;
    process.stdout.write(
      `${KILLS} kills around a save: ${old} old, ${kept} new untold, ${told} new and told, 0 halves\n`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 1_800_000);
