import type { BranchState } from '@foyer/queue-core';
import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { FollowerStatus } from './followers/follower-status.ts';
import type { SendResult } from './followers/sender.ts';

/** What operations watch, as Prometheus reads it. One registry a server, so that several can live in one process. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Counter({
    name: 'foyer_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['route', 'status'],
    registers: [this.#registry],
  });
  readonly #commits = new Histogram({
    name: 'foyer_commit_seconds',
    help: 'Time of one commit to the log.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5],
    registers: [this.#registry],
  });
  readonly #batch = new Histogram({
    name: 'foyer_commit_commands',
    help: 'Commands that shared one commit.',
    buckets: [1, 2, 5, 10, 25, 50, 100, 256],
    registers: [this.#registry],
  });

  readonly #runs = new Histogram({
    name: 'foyer_estimate_seconds',
    help: 'Time of one run of the wait estimates, in their worker.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
    registers: [this.#registry],
  });
  readonly #paths = new Gauge({
    name: 'foyer_estimate_paths',
    help: 'Paths of the newest run of the wait estimates.',
    registers: [this.#registry],
  });
  readonly #lost = new Counter({
    name: 'foyer_estimate_workers_lost_total',
    help: 'Workers for estimates that died or did not answer in time.',
    registers: [this.#registry],
  });
  readonly #quotes = new Counter({
    name: 'foyer_quotes_total',
    help: 'Tickets by what they were told about their wait: minutes, or why not.',
    labelNames: ['told'],
    registers: [this.#registry],
  });

  readonly #sent = new Counter({
    name: 'foyer_outbox_sends_total',
    help: 'What was to be sent out of the house, by follower and what came of it: answered, failed (and tried again), given-up.',
    labelNames: ['follower', 'result'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  /** Reads its figures from these whenever the text is asked for. */
  watchBranch(state: () => BranchState, sockets: () => number, followers: () => readonly FollowerStatus[]): void {
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        collect() {
          this.set(read());
        },
      });
    const waiting = () => [...state().services.values()].reduce((sum, service) => sum + service.waiting, 0);
    gauge('foyer_waiting_visits', 'Visits that are waiting now.', waiting);
    gauge('foyer_live_sockets', 'Live connections.', sockets);
    gauge('foyer_log_clock', 'Events in the log.', () => state().clock);
    new Gauge({
      name: 'foyer_follower_behind_events',
      help: 'Events in the log that a follower has not come to yet.',
      labelNames: ['follower'],
      registers: [this.#registry],
      collect() {
        for (const { name, clock } of followers()) this.set({ follower: name }, Math.max(0, state().clock - clock));
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** The Prometheus text. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  committed(commands: number, milliseconds: number): void {
    this.#commits.observe(milliseconds / 1000);
    this.#batch.observe(commands);
  }

  estimated(paths: number, milliseconds: number): void {
    this.#runs.observe(milliseconds / 1000);
    this.#paths.set(paths);
  }

  estimatesLost(): void {
    this.#lost.inc();
  }

  quoted(what: string): void {
    this.#quotes.inc({ told: what });
  }

  sent(follower: string, result: SendResult): void {
    this.#sent.inc({ follower, result });
  }

  /** Counts every answer of an app. */
  watchAnswers(app: FastifyInstance): void {
    app.addHook('onResponse', async (request, reply) => {
      this.#requests.inc({ route: request.routeOptions.url ?? 'unknown', status: reply.statusCode });
    });
  }
}
