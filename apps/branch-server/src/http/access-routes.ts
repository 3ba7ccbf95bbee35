import type { Device } from '@foyer/store';
import { SESSION_COOKIE, SESSION_SECONDS, userWire } from '../access/authenticator.ts';
import type { BranchContext } from '../context.ts';
import { deviceWire, kindName } from '../wire/device-wire.ts';
import { isoOf } from '../wire/time.ts';
import { configOf } from './branch-routes.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers } from './route-call.ts';

type Names =
  | 'signIn'
  | 'signOut'
  | 'me'
  | 'chooseLanguage'
  | 'pairDevice'
  | 'reportStatus'
  | 'claimDevice'
  | 'devices'
  | 'revokeDevice';

/** Staff in and out, devices paired and shut out. */
export function accessRoutes(context: BranchContext, { secure }: { secure: boolean }): Handlers<Names> {
  const { authenticator, pairings, statuses, store } = context;
  const wireOf = (device: Device) => deviceWire(device, statuses.find(device.id), context.isLive(device.id));
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure };
  return {
    signIn: async (call) => {
      const result = await authenticator.signIn(call.body.name, call.body.password, call.request.ip);
      if (result.kind === 'wait') {
        const detail = `Too many failed attempts; try again in ${result.seconds} seconds.`;
        throw new HttpProblem('locked-out', detail, {}, result.seconds);
      }
      if (result.kind === 'wrong') throw new HttpProblem('unauthorised', 'The name or the password is wrong.');
      void call.response.setCookie(SESSION_COOKIE, result.token, { ...cookie, maxAge: SESSION_SECONDS });
      return { user: result.user };
    },
    signOut: (call) => {
      authenticator.signOut(call.request.headers.cookie);
      void call.response.clearCookie(SESSION_COOKIE, cookie);
      return {};
    },
    me: ({ identity }) => {
      if (identity.kind !== 'staff') return { user: null };
      return { user: userWire(identity) };
    },
    chooseLanguage: ({ identity, body }) => {
      if (identity.kind === 'staff') store.users.chooseLanguage(identity.id, body.language);
      return {};
    },
    pairDevice: (call) => {
      const { kind, name = kindName(kind, configOf(context)), secret } = call.body;
      const pairing = pairings.ask({ kind, name, secret }, call.request.ip, context.demo);
      if (pairing.status === 'full') {
        const detail = 'Too many devices wait to be paired; this one may ask again.';
        throw new HttpProblem('rate-limited', detail, {}, pairing.retrySeconds);
      }
      if (pairing.status === 'waiting') return { ...pairing, expiresAt: isoOf(pairing.expiresAt) };
      return { status: 'paired', device: wireOf(pairing.device), token: pairing.token };
    },
    reportStatus: ({ identity, body }) => {
      const { id, device, name } = identity;
      statuses.report({ id, device, name, printer: body.printer });
      return {};
    },
    claimDevice: (call) => {
      const device = pairings.claim(call.body.code, call.body.name);
      if (device === null) throw new HttpProblem('not-found', 'No device shows this code; codes last ten minutes.');
      return { device: wireOf(device) };
    },
    devices: () => ({ items: [...store.devices.list(), ...pairings.expected()].map(wireOf) }),
    revokeDevice: (call) => {
      const { deviceId } = call.params;
      const expected = pairings.expected().find(({ id }) => id === deviceId);
      authenticator.revoke(deviceId);
      pairings.forget(deviceId);
      statuses.forget(deviceId);
      const device = expected ?? store.devices.find(deviceId);
      if (device === null) throw new HttpProblem('not-found', 'There is no such device.');
      return { device: wireOf(device) };
    },
  };
}
