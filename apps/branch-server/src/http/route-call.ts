import type { CommandId } from '@foyer/basics';
import type { RouteName, RouteReply, Routes } from '@foyer/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Identity } from '../access/identity.ts';

type Parsed<R, K extends string> = R extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined;

/** A request that has passed the door: who asks is known, everything in it is parsed. */
export interface RouteCall<N extends RouteName> {
  readonly route: N;
  readonly params: Parsed<Routes[N], 'params'>;
  readonly query: Parsed<Routes[N], 'query'>;
  readonly body: Parsed<Routes[N], 'body'>;
  readonly identity: Identity;
  readonly commandId: CommandId;
  readonly request: FastifyRequest;
  readonly response: FastifyReply;
}

/** What handles one route. A `string` is sent as it is (the handler has set its type). */
export type Handler<N extends RouteName> = (
  call: RouteCall<N>,
) => Promise<RouteReply<N> | string> | RouteReply<N> | string;
export type Handlers<N extends RouteName = RouteName> = { readonly [K in N]: Handler<K> };
