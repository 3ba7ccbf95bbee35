import { randomBytes } from 'node:crypto';
import type { Clock } from '@foyer/basics';
import { NO_FAULTS, type VirtualPhoneFaults } from './faults.ts';

/** A text message that went to a telephone or came from one. */
export interface PhoneMessage {
  /** Twilio's kind of reference: `SM` and 32 hexadecimal digits. */
  readonly sid: string;
  readonly way: 'to-phone' | 'from-phone';
  readonly from: string;
  readonly to: string;
  readonly body: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Twilio's word; of a reply `receiving` until the branch has taken it, then `received`, or `failed`. */
  readonly status: 'delivered' | 'undelivered' | 'read' | 'receiving' | 'received' | 'failed';
  /** Why it is undelivered, one of Twilio's. */
  readonly errorCode: number | null;
  /** Who is told what becomes of it. */
  readonly statusUrl: string | null;
}

/** A telephone that has been heard of. */
export interface Phone {
  /** E.164. */
  readonly number: string;
  readonly outOfReach: boolean;
  /** Messages that came and were not marked as read. */
  readonly unread: number;
}

const MOST_MESSAGES = 500;
const MOST_PHONES = 50;
/** Twilio's code for a handset that is switched off or away. */
const OUT_OF_REACH = 30003;

/**
 * What a provider knows: telephones, and the messages to and from them, in memory. The latest 500 messages are kept, and
 * 50 telephones; the one that has been silent for longest is forgotten first, with its messages.
 */
export class Exchange {
  readonly #clock: Pick<Clock, 'now'>;
  #messages: readonly PhoneMessage[] = [];
  /** By number, whether it is out of reach; the one that something happened to last at the end. */
  readonly #phones = new Map<string, boolean>();
  #faults = NO_FAULTS;
  #version = 0;

  /** @param clock says when messages were written */
  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  get faults(): VirtualPhoneFaults {
    return this.#faults;
  }

  /** The latest last. */
  get messages(): readonly PhoneMessage[] {
    return this.#messages;
  }

  /** The telephones, the one that something happened to last first. */
  phones(): Phone[] {
    const unread = Map.groupBy(this.#messages, ({ to, status }) => (status === 'delivered' ? to : ''));
    return [...this.#phones]
      .map(([number, outOfReach]) => ({ number, outOfReach, unread: unread.get(number)?.length ?? 0 }))
      .reverse();
  }

  message(sid: string): PhoneMessage | null {
    return this.#messages.find((one) => one.sid === sid) ?? null;
  }

  /** All to and from a telephone, the latest last. */
  messagesOf(number: string): PhoneMessage[] {
    return this.#messages.filter(({ from, to, way }) => (way === 'to-phone' ? to : from) === number);
  }

  /** Takes a message and brings it to its telephone, if that is in reach. */
  deliver(sms: Pick<PhoneMessage, 'from' | 'to' | 'body' | 'statusUrl'>): PhoneMessage {
    const outOfReach = this.#phones.get(sms.to) ?? false;
    this.#touch(sms.to, outOfReach);
    return this.#keep({
      ...sms,
      way: 'to-phone',
      status: outOfReach ? 'undelivered' : 'delivered',
      errorCode: outOfReach ? OUT_OF_REACH : null,
    });
  }

  /** Somebody answers from a telephone; `null` where nobody has written to it. */
  reply(number: string, body: string): PhoneMessage | null {
    const last = this.messagesOf(number).findLast(({ way }) => way === 'to-phone');
    if (last === undefined) return null;
    this.#touch(number, this.#phones.get(number) ?? false);
    const reply = { from: number, to: last.from, body, errorCode: null, statusUrl: null } as const;
    return this.#keep({ ...reply, way: 'from-phone', status: 'receiving' });
  }

  /** Whether a reply has come to the branch; one that is forgotten meanwhile stays so. */
  replied(sid: string, status: 'received' | 'failed'): void {
    this.#change(sid, status);
  }

  /** Marks a message as read; `null` where there is none that came. */
  read(sid: string): PhoneMessage | null {
    const message = this.message(sid);
    return message?.status === 'delivered' ? this.#change(sid, 'read') : null;
  }

  /** Takes a telephone out of reach or back; it need not have been heard of. */
  setReach(number: string, outOfReach: boolean): void {
    this.#touch(number, outOfReach);
  }

  setFaults(faults: Partial<VirtualPhoneFaults>): void {
    this.#faults = { ...this.#faults, ...faults };
    this.#version += 1;
  }

  /** Forgets telephones and messages; the provider stays as it is. */
  forget(): void {
    this.#messages = [];
    this.#phones.clear();
    this.#version += 1;
  }

  #keep(message: Omit<PhoneMessage, 'sid' | 'at'>): PhoneMessage {
    const kept = { ...message, sid: `SM${randomBytes(16).toString('hex')}`, at: this.#clock.now() };
    this.#messages = [...this.#messages, kept].slice(-MOST_MESSAGES);
    return kept;
  }

  #change(sid: string, status: PhoneMessage['status']): PhoneMessage | null {
    const changed = this.message(sid);
    if (changed === null) return null;
    const message = { ...changed, status };
    this.#messages = this.#messages.map((one) => (one.sid === sid ? message : one));
    this.#version += 1;
    return message;
  }

  #touch(number: string, outOfReach: boolean): void {
    this.#phones.delete(number);
    this.#phones.set(number, outOfReach);
    this.#version += 1;
    const [longestSilent] = this.#phones.keys();
    if (this.#phones.size <= MOST_PHONES || longestSilent === undefined) return;
    const forgotten = new Set(this.messagesOf(longestSilent));
    this.#phones.delete(longestSilent);
    this.#messages = this.#messages.filter((message) => !forgotten.has(message));
  }
}
