import type { CounterId } from '@foyer/basics';
import { type Client, createClient, createLive, type ViewStore } from '@foyer/client';
import { beginningOf, type DayPlan } from '../day-plan.ts';
import { readStory, type VisitStory } from '../story.ts';
import { Agent } from './agent.ts';
import { BranchClock } from './branch-clock.ts';
import { answered, pairKiosk, ReplayError, signIn } from './caller.ts';
import { type Customer, Customers } from './customers.ts';
import { Lobby } from './lobby.ts';
import { Supervisor } from './supervisor.ts';

export interface PlayOptions {
  /** The branch's address, without a slash at its end. */
  readonly server: string;
  readonly plan: DayPlan;
  /**
   * When the plan's second 0 is meant to be, epoch milliseconds; `today`: the last midnight (UTC) by the branch's clock.
   * A branch that is past the day's beginning plays it late.
   */
  readonly midnight: number | 'today';
  /** Of every account. */
  readonly password: string;
  /** How fast the branch's clock must run; any speed when absent. */
  readonly speed?: number;
  /** Told what a person may want to read meanwhile. */
  readonly tell: (line: string) => void;
}

/** A customer as planned, and what the branch's own log says became of them. */
export interface PlayedCustomer {
  readonly customer: Customer;
  /** `null` when they never got a ticket. */
  readonly story: VisitStory | null;
}

/** Wall milliseconds within which a branch says what time it is. */
const FIRST_WORD = 10_000;
/** When nothing has ended for so long, branch and wall, the rest is lost. */
const LONGEST_SILENCE_SECONDS = 3_600;
const SHORTEST_SILENCE = 10_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Histories read at the same time. */
const READERS = 8;

/**
 * Plays a day into a running branch through its public API and reads from the branch's log what came of it. Resolves
 * when everybody has been served or has gone.
 *
 * @throws ReplayError when the branch refuses something that a day can't go on without
 */
export async function playDay(options: PlayOptions): Promise<PlayedCustomer[]> {
  const { server, plan, password, tell } = options;
  const clock = new BranchClock();
  const { client: kiosk, token } = await pairKiosk(server, clock);
  const live = createLive({ url: server, token });
  const over = new AbortController();
  try {
    const lobby = new Lobby();
    await follow(live.view('kiosk'), clock, lobby);
    if (options.speed !== undefined && clock.speed !== options.speed) {
      throw new ReplayError(
        `The branch’s clock runs ${clock.speed} times as fast as the wall’s, not ${options.speed}.`,
      );
    }
    const supervisor = new Supervisor(await signIn(server, clock, 'supervisor', password), clock, over.signal);
    const clients = await Promise.all(plan.agents.map(({ name }) => signIn(server, clock, name, password)));
    await supervisor.openBranch();
    const midnight = midnightFor(options, clock);
    const customers = new Customers({
      plan: plan.customers,
      midnight,
      clock,
      lobby,
      kiosk,
      phone: createClient({ baseUrl: server }),
      openBranch: () => supervisor.openBranch(),
    });
    const floor = {
      clock,
      lobby,
      customers,
      supervisor,
      midnight,
      lastArrival: midnight + (plan.customers.at(-1)?.arriveSeconds ?? 0) * 1000,
      staffed: new Set<CounterId>(),
      over: over.signal,
    };
    const agents = plan.agents.map((agent, index) => new Agent(agent, clients[index] as Client, floor));
    const day = Promise.all([customers.come(over.signal), ...agents.map((agent) => agent.work())]);
    await Promise.race([day, watch(floor, over.signal, tell)]);
    over.abort();
    await day;
    return await readStories(supervisor.client, customers.all);
  } finally {
    over.abort();
    live.close();
  }
}

/** Follows the branch's time and what customers at a kiosk see; resolves with the first word of it. */
function follow(
  { subscribe, getState }: Pick<ViewStore, 'subscribe' | 'getState'>,
  clock: BranchClock,
  lobby: Lobby,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(() => reject(new ReplayError('The branch’s live view could not be reached.')), FIRST_WORD);
    let known = getState();
    subscribe((state) => {
      if (state.time === null || state.phase !== 'live') return;
      clearTimeout(alarm);
      if (state.time !== known.time) clock.hear(state.time, Math.max(0, Date.now() - state.time.receivedAt));
      for (const { id, waiting } of Object.values(state.service)) {
        if (waiting > (known.service[id]?.waiting ?? 0)) lobby.somebodyCame(id);
      }
      known = state;
      resolve();
    });
  });
}

/** The plan's midnight in the branch's time: the one meant, or later when the branch is past the beginning already. */
function midnightFor({ plan, midnight: meant, tell }: PlayOptions, clock: BranchClock): number {
  const midnight = meant === 'today' ? Math.floor(clock.now() / DAY) * DAY : meant;
  const late = clock.now() - (midnight + beginningOf(plan) * 1000);
  if (late <= 0) return midnight;
  tell(`The branch’s clock is past the day’s beginning: everything happens ${Math.ceil(late / 60_000)} minutes later.`);
  return midnight + late;
}

interface Watched {
  readonly clock: BranchClock;
  readonly customers: Customers;
  readonly staffed: ReadonlySet<string>;
}

/** Tells every hour how the day goes; resolves when the day is over, or when nothing has ended for too long. */
async function watch(
  { clock, customers, staffed }: Watched,
  over: AbortSignal,
  tell: PlayOptions['tell'],
): Promise<void> {
  let unsettled = customers.unsettled;
  let silentSince = clock.now();
  for (let hour = Math.ceil(clock.now() / HOUR) * HOUR; !over.aborted; ) {
    const pause = Math.max(LONGEST_SILENCE_SECONDS * 1000, SHORTEST_SILENCE * clock.speed);
    await clock.until(Math.min(hour, clock.now() + pause), over);
    const now = clock.now();
    if (customers.unsettled !== unsettled || customers.arrived < customers.all.length) silentSince = now;
    unsettled = customers.unsettled;
    if (now - silentSince > pause) {
      tell(`${unsettled} customers can't be served any more.`);
      return;
    }
    if (now < hour || over.aborted) continue;
    const ended = customers.all.length - unsettled;
    tell(
      `${new Date(now).toISOString().slice(11, 16)}  ${customers.arrived} have come, ${ended} are served or gone, ${staffed.size} counters open`,
    );
    hour += HOUR;
  }
}

/** What the branch's log says of each customer. */
async function readStories(client: Client, all: readonly Customer[]): Promise<PlayedCustomer[]> {
  const played: PlayedCustomer[] = [];
  const read = async (customer: Customer): Promise<PlayedCustomer> => {
    if (customer.ticket === null) return { customer, story: null };
    const { visitId, number } = customer.ticket;
    const { items } = answered(
      await client.call('visitHistory', { params: { visitId } }),
      `What happened to ${number} can't be read`,
    );
    return { customer, story: readStory(items) };
  };
  for (let from = 0; from < all.length; from += READERS) {
    played.push(...(await Promise.all(all.slice(from, from + READERS).map(read))));
  }
  return played;
}
