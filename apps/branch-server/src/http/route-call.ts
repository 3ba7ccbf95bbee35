import type { CommandId, VisitId } from '@foyer/basics';
import type { ParsedBody, ParsedParams, ParsedQuery, RouteName, RouteReply, Routes } from '@foyer/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from '../access/admission.ts';

/** A request that has been let in: who asks is known, everything in it is parsed. */
export interface RouteCall<N extends RouteName> {
  readonly route: N;
  readonly params: ParsedParams<N>;
  readonly query: ParsedQuery<N>;
  readonly body: ParsedBody<N>;
  readonly identity: Admitted<Routes[N]['access']>;
  /** The visit whose ticket’s token is in the path, where that is what lets in. */
  readonly ticketVisitId: Routes[N]['access'] extends 'ticket' ? VisitId : null;
  readonly commandId: CommandId;
  readonly request: FastifyRequest;
  readonly response: FastifyReply;
}

/** What handles one route. A `string` is sent as it is (the handler has set its type). */
export type Handler<N extends RouteName> = (
  call: RouteCall<N>,
) => Promise<RouteReply<N> | string> | RouteReply<N> | string;
export type Handlers<N extends RouteName = RouteName> = { readonly [K in N]: Handler<K> };
