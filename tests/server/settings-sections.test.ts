import { demoBranch } from '@foyer/branch-server';
import { type BranchConfig, SECTION_IDS, type SectionId } from '@foyer/configuration';
import { routes } from '@foyer/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expected, headersOfAll, NAMES, type Name, WHO } from '../harness/identities.ts';
import { mistakesOf } from '../harness/mistaken-settings.ts';
import { startTestBranch, type TestBranch } from '../harness/test-branch.ts';

// Made of the table of sections and of what each is now: a new section is here by itself.
const workday = [{ from: '09:00', until: '17:00' }];
const whole: BranchConfig = {
  ...demoBranch,
  retentionDays: 30,
  hours: {
    weekly: {
      monday: workday,
      tuesday: workday,
      wednesday: workday,
      thursday: workday,
      friday: workday,
      saturday: [],
      sunday: [],
    },
    exceptions: [],
    services: [],
    openBySelf: false,
    closeBySelf: false,
    warningMinutes: 15,
    lastTicket: false,
  },
};

let branch: TestBranch;
let headers: Map<Name, Record<string, string>>;
beforeAll(async () => {
  branch = await startTestBranch({ settings: { branch: whole } });
  headers = await headersOfAll(branch);
});
afterAll(() => branch.close());

const state = () => branch.branch.context.runner.state;

/** Asks for a section as somebody; with a body, to change it. */
async function ask(section: string, who: Name, body?: string, type = 'application/json') {
  const response = await fetch(`${branch.address}/api/v1/settings/${section}`, {
    method: body === undefined ? 'GET' : 'PUT',
    headers: { ...headers.get(who), ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: await response.json() };
}

test.each(SECTION_IDS)(
  'SETTINGS-80: %s opens to whom the table of routes says, and to nobody else',
  async (section) => {
    const { body } = await ask(section, 'admin');
    const given = JSON.stringify({ version: body.version, value: body.value });
    const before = state();
    for (const who of NAMES) {
      const reads = expected(routes.settingsSection.access, WHO[who]);
      const read = await ask(section, who);
      expect(read.status, `${who} reads`).toBe(reads === 'let in' ? 200 : reads);
      expect(Object.hasOwn(read.body, 'value'), `${who} reads`).toBe(reads === 'let in');
      const changes = expected(routes.changeSettings.access, WHO[who]);
      expect((await ask(section, who, given)).status, `${who} changes`).toBe(changes === 'let in' ? 200 : changes);
    }
    expect(state()).toBe(before);
  },
);

test.each(SECTION_IDS)(
  'SETTINGS-81: %s refuses each kind of mistake at its place, and nothing is kept of it',
  async (section: SectionId) => {
    const { body: now } = await ask(section, 'admin');
    const before = state();
    const met = new Set<string>();
    for (const { kind, value, codes, pointers } of mistakesOf(whole, section, now.value)) {
      met.add(kind);
      const refused = await ask(section, 'admin', JSON.stringify({ version: now.version, value }));
      const what = `${kind} at ${pointers[0]}: ${JSON.stringify(refused.body)}`;
      expect(refused, what).toMatchObject({ status: 422, body: { code: 'validation-failed' } });
      const told = refused.body.mistakes.filter((mistake: { pointer: string }) => pointers.includes(mistake.pointer));
      expect(codes, what).toContain(told[0]?.code);
    }
    expect(met).toContain('unknown field');
    expect(met).toContain('wrong type');

    const { version, value } = now;
    for (const [what, body, code, type] of [
      ['an older version', { version: version - 1, value }, 'version-conflict'],
      ['a newer version', { version: version + 1, value }, 'version-conflict'],
      ['no version', { value }, 'validation-failed'],
      ['no value', { version }, 'validation-failed'],
      ['a version that is none', { version: 'last', value }, 'validation-failed'],
      ['a value that is none', { version, value: [value] }, 'validation-failed'],
      ['one more field', { version, value, unheardOf: 1 }, 'validation-failed'],
      ['a list', [{ version, value }], 'validation-failed'],
      ['nothing', '', 'validation-failed'],
      ['half a body', JSON.stringify({ version, value }).slice(0, -1), 'validation-failed'],
      ['another kind of body', JSON.stringify({ version, value }), 'unsupported-media-type', 'text/plain'],
      ['too much', { version, value, note: 'x'.repeat(9_000_000) }, 'body-too-large'],
    ] as const) {
      const refused = await ask(section, 'admin', typeof body === 'string' ? body : JSON.stringify(body), type);
      expect(refused.body, what).toMatchObject({ code });
    }
    expect(state()).toBe(before);
    expect(await ask(section, 'admin')).toEqual({ status: 200, body: expect.objectContaining(now) });
  },
);

test('SETTINGS-81: the mistakes that are made are of every kind', async () => {
  const made = await Promise.all(
    SECTION_IDS.map(async (section) => [...mistakesOf(whole, section, (await ask(section, 'admin')).body.value)]),
  );
  const kinds = made.flat().map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(
    new Set(['unknown field', 'wrong type', 'missing field', 'repeated id', 'reference to nothing']),
  );
});
