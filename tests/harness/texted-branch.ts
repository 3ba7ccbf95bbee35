import { type Clock, scaledClock, type VisitId } from '@foyer/basics';
import { demoBranch, type Settings } from '@foyer/branch-server';
import {
  type PhoneMessage,
  type RunningVirtualPhone,
  startVirtualPhone,
  type VirtualPhoneFaults,
  type VirtualPhoneState,
} from '@foyer/branch-server/virtual-phone';
import type { Client } from '@foyer/client';
import { expect } from 'vitest';
import { MORNING, startTestBranch, TELLS_ALL, type TestBranch, type TestBranchOptions, value } from './test-branch.ts';

export const ACCOUNT = 'AC00000000000000000000000000000001';
export const TOKEN = 'a token of nobody';
/** Customers' mobiles. */
export const SAM = '+34600000001';
export const LAYLA = '+34600000002';

/** A branch that sends text messages, and the telephones that they come to. */
export interface TextedBranch extends TestBranch {
  readonly phone: RunningVirtualPhone;
  /** What came to a telephone, the oldest first. */
  texts(number?: string): Promise<readonly string[]>;
  messages(number?: string): Promise<readonly PhoneMessage[]>;
  setFaults(faults: Partial<VirtualPhoneFaults>): Promise<void>;
  /** Somebody answers with their telephone. */
  reply(number: string, text: string): Promise<void>;
  setReach(number: string, outOfReach: boolean): Promise<void>;
  /** What the branch knows of the messages about a visit. */
  known(visitId: string): ReturnType<typeof messagesAbout>;
}

/** The provider that a virtual phone is. */
export function providerAt(phone: RunningVirtualPhone): NonNullable<Settings['sms']> {
  return { url: `${phone.address}/virtual-phone/sms`, account: ACCOUNT, token: TOKEN, from: '+34900000000' };
}

/** Starts a branch on a clock that goes, with a provider of text messages of its own. */
export async function startTextedBranch({
  messages = TELLS_ALL,
  clock = scaledClock(MORNING, 1),
  ...options
}: {
  readonly messages?: typeof demoBranch.messages;
  readonly clock?: Clock;
} & TestBranchOptions = {}): Promise<TextedBranch> {
  let address = '';
  const inboundUrl = () => `${address}/api/provider/sms/inbound`;
  const phone = await startVirtualPhone({ port: 0, account: ACCOUNT, token: TOKEN, inboundUrl });
  const branch = await startTestBranch({
    ...options,
    clock,
    settings: { branch: { ...demoBranch, messages }, sms: providerAt(phone), ...options.settings },
  });
  address = branch.address;
  const control = async (path: string, method = 'GET', body?: object) => {
    const answer = await fetch(`${phone.address}/virtual-phone/control${path}`, {
      method,
      headers: { 'x-foyer-phone': 'test', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The virtual phone refused: ${await answer.text()}`);
    return answer;
  };
  const of = (number: string | undefined) => (number === undefined ? '' : `?number=${encodeURIComponent(number)}`);
  const sent = async (number?: string) => {
    const state = (await (await control(of(number))).json()) as VirtualPhoneState;
    return state.messages.filter(({ way }) => way === 'to-phone');
  };
  return {
    ...branch,
    phone,
    messages: sent,
    texts: async (number) => (await sent(number)).map(({ body }) => body),
    setFaults: async (faults) => void (await control('/faults', 'PUT', faults)),
    reply: async (number, text) =>
      void (await control(`/phones/${encodeURIComponent(number)}/replies`, 'POST', { text })),
    setReach: async (number, outOfReach) =>
      void (await control(`/phones/${encodeURIComponent(number)}`, 'PUT', { outOfReach })),
    known: (visitId) => messagesAbout(branch, visitId as VisitId),
    close: async () => {
      await branch.close();
      await phone.close();
    },
  };
}

function messagesAbout({ branch }: TestBranch, visitId: VisitId) {
  return branch.context.runner.state.addressees.get(visitId)?.messages ?? [];
}

/** A ticket whose holder wants to be told by message. */
export async function textedTicket(kiosk: Client, phone = SAM, language = 'en') {
  const { visit, ticket } = value(await kiosk.call('issueTicket', { body: { serviceId: 'cash', language } }));
  value(await kiosk.call('messageTicket', { params: { token: ticket.token }, body: { phone, agreed: true } }));
  return { visit, token: ticket.token, url: ticket.url };
}

/** Waits until so many texts have come to a telephone. */
export async function untilTexts(branch: TextedBranch, count: number, number = SAM): Promise<readonly string[]> {
  await expect.poll(() => branch.texts(number), { timeout: 30_000 }).toHaveLength(count);
  return await branch.texts(number);
}
