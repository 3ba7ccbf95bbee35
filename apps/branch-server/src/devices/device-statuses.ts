import type { DeviceId, DevicePrinterState, Instant } from '@foyer/basics';
import { DEVICE_STATUS_SECONDS } from '@foyer/contract';
import type { Part } from '../parts.ts';

/** How a device is, by its own word. */
export interface KnownStatus {
  readonly id: DeviceId;
  readonly printer: DevicePrinterState;
  /** Papers of its journal that are not done with; `null` when it says nothing of them. */
  readonly openJobs: number | null;
  /** Version of its program. */
  readonly software: string | null;
  /** Has it spoken lately? */
  readonly heard: boolean;
  /** Branch time since which its printer is so, or it is not heard. */
  readonly since: Instant;
}

/** A device that missed three of its reports is not heard from any more. */
const SILENT_AFTER = 3 * DEVICE_STATUS_SECONDS * 1000;

export interface DeviceStatusesOptions {
  /** The branch's present instant. */
  readonly now: () => Instant;
  /** Wall milliseconds after which a device counts as silent; tests make it short. */
  readonly silentAfter?: number;
}

/**
 * What devices last said of themselves. It is true only now, so it is in no log: after a restart of the server every
 * device tells it anew.
 */
export class DeviceStatuses implements Part {
  readonly name = 'device statuses';
  readonly #options: DeviceStatusesOptions;
  readonly #known = new Map<DeviceId, KnownStatus>();
  readonly #silence = new Map<DeviceId, NodeJS.Timeout>();
  readonly #subscribers = new Set<() => void>();

  constructor(options: DeviceStatusesOptions) {
    this.#options = options;
  }

  /** Calls back when something else is known of a device. */
  subscribe(subscriber: () => void): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** In the order in which they first spoke. */
  list(): readonly KnownStatus[] {
    return [...this.#known.values()];
  }

  find(id: DeviceId): KnownStatus | null {
    return this.#known.get(id) ?? null;
  }

  /** Takes down what a device says. */
  report({ id, printer, openJobs, software }: Pick<KnownStatus, 'id' | 'printer' | 'openJobs' | 'software'>): void {
    this.#expectAgain(id);
    const before = this.#known.get(id);
    const said = { id, printer, openJobs, software, heard: true };
    const same = before?.printer === printer && before.heard;
    if (!same) this.#become({ ...said, since: this.#options.now() });
    else if (before.openJobs !== openJobs || before.software !== software) this.#become({ ...before, ...said });
  }

  /** Forgets a device that was shut out. */
  forget(id: DeviceId): void {
    clearTimeout(this.#silence.get(id));
    this.#silence.delete(id);
    if (this.#known.delete(id)) this.#publish();
  }

  close(): void {
    for (const timer of this.#silence.values()) clearTimeout(timer);
    this.#silence.clear();
  }

  #expectAgain(id: DeviceId): void {
    clearTimeout(this.#silence.get(id));
    const timer = setTimeout(() => {
      const status = this.#known.get(id);
      if (status !== undefined) this.#become({ ...status, heard: false, since: this.#options.now() });
    }, this.#options.silentAfter ?? SILENT_AFTER);
    timer.unref();
    this.#silence.set(id, timer);
  }

  #become(status: KnownStatus): void {
    this.#known.set(status.id, status);
    this.#publish();
  }

  #publish(): void {
    for (const subscriber of this.#subscribers) subscriber();
  }
}
