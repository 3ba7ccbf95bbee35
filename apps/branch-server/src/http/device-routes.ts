import type { DeviceId } from '@foyer/basics';
import type * as contract from '@foyer/contract';
import type { RouteReply } from '@foyer/contract';
import { type Device, deviceNamed, findDevice } from '@foyer/queue-core';
import { keepAccountSecrets } from '../access/account-secrets.ts';
import { actorOf } from '../access/identity.ts';
import type { Pairing } from '../access/pairings.ts';
import { newSecret, secretHash } from '../access/secrets.ts';
import type { BranchContext } from '../context.ts';
import type { RunnerRefusal } from '../runner/command-runner.ts';
import { deviceWire, expectedWire, kindName, ownDeviceWire } from '../wire/device-wire.ts';
import { isoOf, timeOf } from '../wire/time.ts';
import { configOf } from './branch-routes.ts';
import { carryOut, type Outcome } from './commands.ts';
import { HttpProblem, problemOfRefusal } from './problems.ts';
import type { Handlers } from './route-call.ts';
import { listThemes, THEMES } from './themes.ts';

type Names =
  | 'pairDevice'
  | 'reportStatus'
  | 'claimDevice'
  | 'ownDevice'
  | 'devices'
  | 'device'
  | 'changeDevice'
  | 'replaceDevice'
  | 'testPrint'
  | 'revokeDevice'
  | 'removeDevice';

type Claimed = Extract<Pairing, { readonly status: 'claimed' }>;
type Changed = RouteReply<'changeDevice'>;

/** Devices let in, set, replaced, shut out and removed. */
export function deviceRoutes(context: BranchContext): Handlers<Names> {
  const { pairings, runner, statuses, store, testPrints } = context;
  const wireOf = (device: Device, seen = store.sightings.all()): contract.Device =>
    deviceWire(device, {
      status: statuses.find(device.id),
      testPrint: testPrints.of(device.id),
      live: context.isLive(device.id),
      seenAt: seen.get(device.id) ?? null,
    });
  const present = (id: DeviceId): Device => {
    const found = findDevice(runner.state, id);
    if (!found.ok) throw problemOfRefusal(found.error);
    return found.value;
  };
  const deviceAfter = ({ after }: Outcome, id: DeviceId) => {
    const device = after.devices.get(id);
    if (device === undefined) throw new Error(`The device ${id} is gone after a command about it`);
    return { device: wireOf(device) };
  };
  /** Whoever fetches the token is one of the branch's devices from now on, however often the answer is lost. */
  const letIn = async ({ claim, kind }: Claimed): Promise<contract.Device> => {
    if (!claim.fetched) {
      const { deviceId, name, by: actor, commandId } = claim;
      const command = { type: 'pair-device', deviceId, kind, name } as const;
      const deviceTokenHash = secretHash(claim.token);
      const answer = await runner.submit({
        ...{ commandId, actor, command, requestHash: '', reply: () => null },
        alongside: (events) => keepAccountSecrets(store, events, { deviceTokenHash }),
      });
      if (!answer.ok) throw problemOfRefusal(answer.error);
      claim.fetched = true;
    }
    return wireOf(present(claim.deviceId));
  };
  const checkName = (name: string | undefined): void => {
    if (name === undefined) return;
    const holder = deviceNamed(runner.state, name);
    if (holder !== null) throw problemOfRefusal({ code: 'device-name-taken', name: holder.name });
  };
  /** What a machine has said of itself is not true of the next one. */
  const forget = (id: DeviceId): void => {
    statuses.forget(id);
    testPrints.forget(id);
  };
  return {
    pairDevice: async (call) => {
      const { kind, name = kindName(kind, configOf(context)), secret } = call.body;
      const pairing = pairings.ask({ kind, name, secret }, call.request.ip, context.demo);
      if (pairing.status === 'full') {
        const detail = 'Too many devices wait to be paired; this one may ask again.';
        throw new HttpProblem('rate-limited', detail, {}, pairing.retrySeconds);
      }
      if (pairing.status === 'waiting') return { ...pairing, expiresAt: isoOf(pairing.expiresAt) };
      return { status: 'paired', device: await letIn(pairing), token: pairing.claim.token };
    },
    reportStatus: ({ identity: { id }, body }) => {
      const { printer, openJobs = null, software = null, testPrint } = body;
      statuses.report({ id, printer, openJobs, software });
      if (testPrint !== undefined) testPrints.answer(id, testPrint);
      return {};
    },
    claimDevice: (call) => {
      const { code, name } = call.body;
      if (pairings.find(code) === null) throw noSuchCode();
      checkName(name);
      const expected = pairings.claim(code, actorOf(call.identity), name);
      if (expected === null) throw noSuchCode();
      return { device: expectedWire(expected) };
    },
    ownDevice: ({ identity: { id } }) => ownDeviceWire(present(id), testPrints.of(id), context.runner.state),
    devices: async () => {
      const seen = store.sightings.all();
      const listed = [...runner.state.devices.values()].filter(({ state }) => state !== 'removed').toSorted(inOrder);
      const items = [...listed.map((device) => wireOf(device, seen)), ...pairings.expected().map(expectedWire)];
      return { items, themes: [...(await listThemes(THEMES))] };
    },
    device: ({ params }) => ({ device: wireOf(present(params.deviceId)) }),
    changeDevice: async (call) => {
      const { deviceId } = call.params;
      const { version, ...changes } = call.body;
      const theme = changes.settings?.theme;
      // Which themes lie on the disk the core can't know; what is no text it refuses itself.
      const themes = typeof theme === 'string' ? await listThemes(THEMES) : [];
      const stranger = typeof theme === 'string' && !themes.includes(theme) ? noSuchTheme(themes) : null;
      const command = { type: 'change-device', deviceId, version, changes } as const;
      return carryOut<Changed>(context, call, command, {
        guard: () => stranger,
        reply: (outcome) => deviceAfter(outcome, deviceId),
      });
    },
    replaceDevice: async (call) => {
      const { deviceId } = call.params;
      const { code } = call.body;
      const machine = pairings.find(code);
      const token = newSecret();
      let replaced = false;
      const command = { type: 'replace-device', deviceId, kind: machine?.kind ?? 'kiosk' } as const;
      const done = await carryOut<Changed>(context, call, command, {
        // A repeated command is answered as before, whatever has become of the code.
        guard: () => (machine === null ? { code: 'not-found', what: 'device', id: code } : null),
        alongside: (events) => {
          keepAccountSecrets(store, events, { deviceTokenHash: secretHash(token) });
          replaced = true;
        },
        reply: (outcome) => deviceAfter(outcome, deviceId),
      });
      if (replaced) {
        pairings.replaced(code, deviceId, token, actorOf(call.identity));
        forget(deviceId);
      }
      return done;
    },
    testPrint: ({ params }) => {
      const device = present(params.deviceId);
      const { settings, state, id } = device;
      if (state !== 'active') throw problemOfRefusal({ code: 'invalid-state', what: 'device', id, state });
      const unable = settings.kind !== 'kiosk' || settings.printer === null ? 'without-printer' : 'not-connected';
      if (unable === 'without-printer' || !context.isLive(id)) {
        throw problemOfRefusal({ code: 'invalid-state', what: 'device', id, state: unable });
      }
      testPrints.ask(id);
      return { device: wireOf(device) };
    },
    revokeDevice: async (call) => {
      const { deviceId } = call.params;
      const expected = pairings.expected().find(({ id }) => id === deviceId);
      pairings.forget(deviceId);
      if (expected !== undefined) {
        return { clock: runner.state.clock, time: timeOf(context.clock), device: expectedWire(expected) };
      }
      const command = { type: 'revoke-device', deviceId } as const;
      const done = await carryOut<Changed>(context, call, command, {
        alongside: (events) => keepAccountSecrets(store, events),
        reply: (outcome) => deviceAfter(outcome, deviceId),
      });
      forget(deviceId);
      return done;
    },
    removeDevice: (call) => {
      const { deviceId } = call.params;
      const command = { type: 'remove-device', deviceId } as const;
      return carryOut<Changed>(context, call, command, { reply: (outcome) => deviceAfter(outcome, deviceId) });
    },
  };
}

/** Those that are let in first, in the order in which they came. */
function inOrder(one: Device, other: Device): number {
  return Number(one.state !== 'active') - Number(other.state !== 'active') || one.pairedAt - other.pairedAt;
}

function noSuchTheme(themes: readonly string[]): RunnerRefusal {
  const path = ['settings', 'theme'];
  return {
    code: 'invalid-configuration',
    mistakes: [{ code: 'not-one-of', path, item: null, facts: { allowed: themes } }],
  };
}

function noSuchCode(): HttpProblem {
  return new HttpProblem('not-found', 'No device shows this code; codes last ten minutes.', { what: 'code' });
}
