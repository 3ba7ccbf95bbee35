import { requests } from '@foyer/contract/schemas';
import { describe, expect, it } from 'vitest';
import { type TransferDraft, transferBody } from './transfer-draft.ts';

const draft = (over: Partial<TransferDraft>): TransferDraft => ({
  to: 'service',
  serviceId: null,
  counterId: null,
  agentId: null,
  asServiceId: null,
  position: 'original',
  note: '',
  ...over,
});

describe('a transfer being put in', () => {
  it('DASH-14: can’t be sent before its target is chosen', () => {
    expect(transferBody(draft({}))).toBeNull();
    expect(transferBody(draft({ to: 'counter', serviceId: 'loans' }))).toBeNull();
    expect(transferBody(draft({ to: 'agent', counterId: 'c2' }))).toBeNull();
  });

  it('DASH-14: makes a body the contract takes, for each kind of target', () => {
    const bodies = [
      transferBody(draft({ serviceId: 'loans', position: 'last', note: '  has the deed  ' })),
      transferBody(draft({ to: 'counter', counterId: 'c2', asServiceId: 'loans' })),
      transferBody(draft({ to: 'agent', agentId: 'agent2', position: 'first' })),
    ];
    expect(bodies).toEqual([
      { target: { to: 'service', serviceId: 'loans' }, position: 'last', note: 'has the deed' },
      { target: { to: 'counter', counterId: 'c2', serviceId: 'loans' }, position: 'original' },
      { target: { to: 'agent', agentId: 'agent2' }, position: 'first' },
    ]);
    for (const body of bodies) expect(requests.transfer.safeParse(body).success).toBe(true);
  });
});
