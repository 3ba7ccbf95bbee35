import type { ServiceId, VisitId } from '@foyer/basics';
import { indexOf } from '@foyer/configuration';
import {
  type BranchEvent,
  type BranchState,
  type EventBody,
  type EventBodyOf,
  evolve,
  isAt,
  stepOf,
  UNDO_FOR,
  type Visit,
} from '@foyer/queue-core';
import type { Estimates } from '../estimate.ts';
import { breakBegunAt, plannedBreaks } from '../planned-breaks.ts';
import { ArrivalRates, type ArrivalRatesData } from './arrival-rates.ts';
import { Calibration, type CalibrationData } from './calibration.ts';
import { CounterWatch, type CounterWatchData } from './counter-watch.ts';
import { type HazardData, HazardTable } from './hazard.ts';
import { OpenForecasts, type OpenForecastsData } from './open-forecasts.ts';
import { ServiceTimes, type ServiceTimesData } from './service-times.ts';

/** Means before anything is known, seconds. */
const USUAL_TURNAROUND = 20;
const USUAL_PAUSE = 900;
const USUAL_PATIENCE = 3600;
const USUAL_WALK = 20;

/** Plain data of a `Learning`, to be kept. */
export interface LearningData {
  readonly version: typeof LEARNING_VERSION;
  /** Of the newest event that was learned from. */
  readonly clock: number;
  readonly serviceTimes: ServiceTimesData;
  readonly turnaround: HazardData;
  readonly pauses: HazardData;
  readonly patience: HazardData;
  readonly walks: HazardData;
  /** Calls that were followed by a start, and by a no-show, fading. */
  readonly calls: { readonly answered: number; readonly missed: number };
  readonly arrivals: ArrivalRatesData;
  readonly counters: CounterWatchData;
  readonly atIssue: CalibrationData;
  readonly whileWaiting: CalibrationData;
  readonly openForecasts: OpenForecastsData;
}
export const LEARNING_VERSION = 4;

/** An event with its number in the log, and the branch around it. */
interface Seen {
  readonly clock: number;
  readonly before: BranchState;
  readonly event: BranchEvent;
  readonly after: BranchState;
}

/** Half of what is known of no-shows stems from the last 1,000 calls. */
const CALL_MEMORY = 2 ** (-1 / 1000);
/** Before any call is known: one in a hundred is not answered, known as well as from 20 calls. */
const CALLS_BEFORE_DATA = { answered: 19.8, missed: 0.2 };

/**
 * All that is learned of a branch from its own log: follows each event, forgets slowly, and is the same for the same
 * log, so that a number once published can be computed again. It learns from an event once that can't be undone any more;
 * what was undone teaches nothing.
 */
export class Learning {
  readonly serviceTimes: ServiceTimes;
  readonly turnaround: HazardTable;
  readonly pauses: HazardTable;
  readonly patience: HazardTable;
  readonly walks: HazardTable;
  readonly arrivals: ArrivalRates;
  /** How the spreads simulated for new tickets, and for who was already waiting, have turned out. */
  readonly atIssue: Calibration;
  readonly whileWaiting: Calibration;
  readonly #counters: CounterWatch;
  readonly #openForecasts: OpenForecasts;
  /** Those that may still be undone. */
  #open: Seen[] = [];
  #clock: number;
  #calls: { readonly answered: number; readonly missed: number };

  constructor(data?: LearningData) {
    this.serviceTimes = new ServiceTimes(data?.serviceTimes);
    this.turnaround = new HazardTable(USUAL_TURNAROUND, data?.turnaround);
    this.pauses = new HazardTable(USUAL_PAUSE, data?.pauses);
    this.patience = new HazardTable(USUAL_PATIENCE, data?.patience);
    this.walks = new HazardTable(USUAL_WALK, data?.walks);
    this.arrivals = new ArrivalRates(data?.arrivals);
    this.atIssue = new Calibration(data?.atIssue);
    this.whileWaiting = new Calibration(data?.whileWaiting);
    this.#counters = new CounterWatch(this.turnaround, this.pauses, data?.counters);
    this.#openForecasts = new OpenForecasts(this.atIssue, this.whileWaiting, data?.openForecasts);
    this.#calls = data?.calls ?? CALLS_BEFORE_DATA;
    this.#clock = data?.clock ?? 0;
  }

  /** The share of called customers who don't come. */
  get noShowShare(): number {
    return this.#calls.missed / (this.#calls.answered + this.#calls.missed);
  }

  /** The number of the newest event that was learned from. */
  get clock(): number {
    return this.#clock;
  }

  /** Follows the log: the branch before and after an event. Events must come in the order of the log, none twice. */
  follow(before: BranchState, after: BranchState, event: BranchEvent): void {
    const isUndone = event.body.type === 'ActionUndone';
    if (event.body.type === 'ActionUndone') this.#open = without(this.#open, event.body.clocks);
    this.#open.push({ clock: after.clock, before: isUndone ? after : before, event, after });
    const settled = this.#open.findIndex((seen) => seen.after.at + UNDO_FOR >= after.at);
    for (const seen of this.#open.splice(0, settled)) this.#learn(seen);
  }

  #learn({ clock, before, event: { body }, after }: Seen): void {
    this.#clock = clock;
    const at = after.at / 1000;
    this.#counters.passed(before, at);
    this.arrivals.passed(at, before.branch.kind === 'open');
    switch (body.type) {
      case 'CounterOpened':
        this.#counters.freed(body.counterId);
        break;
      case 'CounterPaused':
        this.#counters.paused(
          body.counterId,
          body.returnsAt !== null || breakBegunAt(plannedBreaks(before, body.counterId), after.at) !== undefined,
        );
        break;
      case 'CounterResumed':
        this.#counters.resumed(body.counterId);
        break;
      case 'CounterHandedOver':
        if (before.counters.get(body.counterId)?.kind === 'paused') this.#counters.resumed(body.counterId);
        break;
      case 'ActionUndone':
        break;
      case 'DayEnded':
        this.#counters.ended();
        this.#openForecasts.ended();
        break;
      default:
        if ('visitId' in body && body.visitId !== null) this.#followVisit(before, after, body, body.visitId, at);
    }
  }

  /** Keeps what was forecast for a new ticket; `at`: seconds. */
  quoted(visitId: VisitId, at: number, spread: readonly number[]): void {
    this.#openForecasts.quoted(visitId, at, spread);
  }

  /** Keeps what is said to those who wait now, to look back on it when they are called. */
  remember(estimates: Estimates): void {
    this.#openForecasts.said(estimates);
  }

  toData(): LearningData {
    return {
      version: LEARNING_VERSION,
      clock: this.#clock,
      serviceTimes: this.serviceTimes.toData(),
      turnaround: this.turnaround.toData(),
      pauses: this.pauses.toData(),
      patience: this.patience.toData(),
      walks: this.walks.toData(),
      calls: this.#calls,
      arrivals: this.arrivals.toData(),
      counters: this.#counters.toData(),
      atIssue: this.atIssue.toData(),
      whileWaiting: this.whileWaiting.toData(),
      openForecasts: this.#openForecasts.toData(),
    };
  }

  #followVisit(before: BranchState, after: BranchState, body: EventBody, visitId: VisitId, at: number): void {
    const was = before.visits.get(visitId);
    const is = after.visits.get(visitId);
    if (body.type === 'TicketIssued') this.#issued(body);
    if (body.type === 'EstimateQuoted' && body.quote.kind === 'minutes') {
      this.#openForecasts.quoted(visitId, at, body.quote.spread);
    }
    if (was !== undefined) {
      const next = nextQueue(body);
      if (next !== null) this.arrivals.arrived(next, was.classId);
    }
    if (was === undefined || is === undefined || was.stage === is.stage) return;
    this.#leftStage(before, was, is, at);
    if (isAt(is, 'called') && !isAt(was, 'called'))
      this.#counters.called(is.stage.counterId, isAt(was, 'waiting') ? was.stage.queued.since / 1000 : at);
  }

  /** Who is served at once joins no queue, and the counter has called nobody. */
  #issued({ serviceId, classId, servedAt }: EventBodyOf<'TicketIssued'>): void {
    if (servedAt === null) this.arrivals.arrived(serviceId, classId);
    else this.#counters.taken(servedAt.counterId);
  }

  /** Learns from the stretch that a visit has just ended. */
  #leftStage(before: BranchState, was: Visit, is: Visit, at: number): void {
    const { stage } = was;
    switch (stage.kind) {
      case 'waiting': {
        const waited = at - stage.queued.since / 1000;
        const gone = isAt(is, 'done') && (is.stage.how === 'abandoned' || is.stage.how === 'cancelled');
        this.patience.watched(0, waited, gone);
        if (isAt(is, 'called')) this.#openForecasts.called(was.id, at);
        else this.#openForecasts.forget(was.id);
        break;
      }
      case 'called': {
        if (isAt(is, 'called')) break;
        const came = isAt(is, 'serving');
        this.walks.watched(0, at - stage.calledAt / 1000, true);
        this.#calls = {
          answered: this.#calls.answered * CALL_MEMORY + (came ? 1 : 0),
          missed: this.#calls.missed * CALL_MEMORY + (came ? 0 : 1),
        };
        if (!came) this.#counters.freed(stage.counterId);
        break;
      }
      case 'serving': {
        const stays = isAt(is, 'serving');
        // It goes on with another agent; how long it takes is nobody's alone then.
        if (stays && stepOf(is) === stepOf(was)) break;
        const mean = configuredMean(before, was.serviceId);
        const ended = isAt(is, 'done') && is.stage.how === 'auto-closed';
        if (mean !== null && !ended && was.course.intervals.at(-1)?.kind !== 'serving') {
          this.serviceTimes.observe(was.serviceId, stage.agentId, at - stage.startedAt / 1000, mean);
        }
        if (!stays) this.#counters.freed(stage.counterId);
        break;
      }
      case 'held':
      case 'done':
        break;
    }
  }
}

/** The service whose queue a visit joins that was in the branch already, after a break too; `null`: it joins none. */
function nextQueue(body: EventBody): ServiceId | null {
  if (body.type === 'VisitTransferred') return body.serviceId;
  if (body.type !== 'VisitFinished' || body.goesOn === null || body.goesOn.to === 'here') return null;
  return body.goesOn.serviceId;
}

function configuredMean(state: BranchState, serviceId: ServiceId): number | null {
  return state.config === null ? null : (indexOf(state.config).services.get(serviceId)?.meanServiceSeconds ?? null);
}

/**
 * What happened as if the events with these numbers had not; what others did meanwhile had nothing to do with them. A note
 * or a mark may be of a visit that would then never have been: it changes nothing.
 */
function without(seen: readonly Seen[], undone: readonly number[]): Seen[] {
  let state = seen[0]?.before;
  return seen
    .filter(({ clock }) => !undone.includes(clock))
    .map(({ clock, event, before }) => {
      const from = state ?? before;
      state = event.body.type === 'ActionUndone' || isOfNobody(from, event.body) ? from : evolve(from, event);
      return { clock, before: from, event, after: state };
    });
}

/** Is it about a visit that there has not been? */
function isOfNobody({ visits }: BranchState, body: EventBody): boolean {
  return body.type !== 'TicketIssued' && 'visitId' in body && body.visitId !== null && !visits.has(body.visitId);
}
