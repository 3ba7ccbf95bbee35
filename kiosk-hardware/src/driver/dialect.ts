import { randomInt } from 'node:crypto';
import type { PrinterDialect } from '@foyer/basics';
import { automaticStatus, inOrderPaperStatusRequest, processIdRequest } from '../encoder/escpos-commands.ts';
import type { PrinterReply } from '../protocol/reply-reader.ts';

/** A request that the printer answers only when everything before it is done, and how to know its answer. */
export interface Barrier {
  readonly request: Buffer;
  readonly answers: (reply: PrinterReply) => true | undefined;
}

/**
 * The barrier before a ticket: proves that the printer takes and answers commands in order, and that what it still
 * had from earlier is done.
 */
export function barrierBefore(dialect: PrinterDialect): Barrier {
  if (dialect === 'epson') return processBarrier();
  // Answered by an automatic status, which can't be confused with a late `GS r` answer to an earlier ticket: that one
  // stands before it in the stream. Switched off again at once, so that no other automatic status can come between.
  return {
    request: Buffer.concat([automaticStatus(true), automaticStatus(false)]),
    answers: (reply) => (reply.kind === 'automatic' ? true : undefined),
  };
}

/** The barrier after a ticket's cut: its answer is the only ground for saying `printed`. */
export function barrierAfter(dialect: PrinterDialect): Barrier {
  if (dialect === 'epson') return processBarrier();
  return {
    request: inOrderPaperStatusRequest(),
    answers: (reply) => (reply.kind === 'in-order' ? true : undefined),
  };
}

function processBarrier(): Barrier {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  const id = Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return {
    request: processIdRequest(id),
    answers: (reply) => (reply.kind === 'process-id' && reply.id === id ? true : undefined),
  };
}
