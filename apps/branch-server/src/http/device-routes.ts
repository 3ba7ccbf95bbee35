import type { Device } from '@foyer/store';
import type { BranchContext } from '../context.ts';
import { deviceWire, kindName } from '../wire/device-wire.ts';
import { isoOf } from '../wire/time.ts';
import { configOf } from './branch-routes.ts';
import { HttpProblem } from './problems.ts';
import type { Handlers } from './route-call.ts';

type Names = 'pairDevice' | 'reportStatus' | 'claimDevice' | 'devices' | 'revokeDevice';

/** Devices paired and shut out. */
export function deviceRoutes(context: BranchContext): Handlers<Names> {
  const { authenticator, pairings, statuses, store } = context;
  const wireOf = (device: Device) => deviceWire(device, statuses.find(device.id), context.isLive(device.id));
  return {
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
