import { createServer, type Server, type Socket } from 'node:net';
import { PrinterEngine, type VirtualPrinterState } from './engine.ts';
import type { VirtualPrinterFault, VirtualPrinterFaultKind } from './faults.ts';
import type { PrintedPaper } from './paper.ts';

/** Its roll, by the width in millimetres, and what its head prints across, in dots. */
const ROLLS = { '80': 576, '58': 384 } as const;
type Roll = keyof typeof ROLLS;

export interface VirtualPrinterOptions {
  /** TCP port; 0 takes a free one. */
  readonly port: number;
  /** `127.0.0.1` by default. */
  readonly host?: string;
  readonly paper?: Roll;
  /** Papers kept in memory; the oldest is forgotten first. 50 by default. */
  readonly keepPapers?: number;
}

/** A printer made of software: takes ESC/POS over TCP, keeps the paper, answers, and fails on request. */
export interface VirtualPrinter {
  readonly host: string;
  readonly port: number;
  readonly paper: Roll;
  /** The latest papers, oldest first. */
  papers(): readonly PrintedPaper[];
  state(): VirtualPrinterState;
  /** Each call returns the way to stop listening. */
  onPaper(listener: (paper: PrintedPaper) => void): () => void;
  onChange(listener: () => void): () => void;
  setFault(fault: VirtualPrinterFault): void;
  clearFault(kind: VirtualPrinterFaultKind): void;
  clearAllFaults(): void;
  /** Throws the kept papers away. */
  emptyTray(): void;
  close(): Promise<void>;
}

/** Senders that may wait for the one being served, as a network printer's own queue. */
const longestQueue = 8;
/** Bytes of answers that a sender may leave unread before it is cut off. */
const mostUnread = 64 * 1024;
/** A sender who says nothing for so long loses its turn. */
const idleMs = 60_000;

/**
 * Starts a virtual printer and resolves once it listens.
 * It serves one connection at a time and keeps what it was sent when a connection breaks, as a real one does.
 * Rejects when the port is taken.
 */
export async function startVirtualPrinter(options: VirtualPrinterOptions): Promise<VirtualPrinter> {
  const host = options.host ?? '127.0.0.1';
  const paper = options.paper ?? '80';
  const keepPapers = options.keepPapers ?? 50;
  const papers: PrintedPaper[] = [];
  const paperListeners = new Set<(paper: PrintedPaper) => void>();
  const changeListeners = new Set<() => void>();
  const senders: Socket[] = [];
  const changed = (): void => {
    for (const listener of changeListeners) listener();
  };

  const engine = new PrinterEngine(ROLLS[paper], {
    reply: (bytes) => {
      const sender = senders[0];
      if (sender === undefined) return;
      // Answers that nobody reads would pile up for as long as questions come.
      if (sender.writableLength > mostUnread) sender.resetAndDestroy();
      else if (sender.writable) sender.write(bytes);
    },
    paper: (printed) => {
      papers.push(printed);
      if (papers.length > keepPapers) papers.shift();
      for (const listener of paperListeners) listener(printed);
    },
    changed,
    room: (hasRoom) => {
      if (hasRoom) senders[0]?.resume();
      else senders[0]?.pause();
    },
  });

  const serveNext = (): void => {
    engine.newConnection();
    if (engine.hasRoom) senders[0]?.resume();
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (engine.faults.has('off') || senders.length >= longestQueue) {
      socket.resetAndDestroy();
      return;
    }
    senders.push(socket);
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.pause();
    socket.on('data', (bytes) => {
      const pulled = engine.faults.cutsOffWithin(bytes.length);
      const through = engine.faults.bytesThrough(bytes.length);
      engine.receive(bytes.subarray(0, through));
      if (pulled) {
        socket.resetAndDestroy();
        changed();
      }
    });
    socket.on('close', () => {
      const place = senders.indexOf(socket);
      senders.splice(place, 1);
      if (place === 0) serveNext();
    });
    if (senders[0] === socket) serveNext();
  });
  const port = await listen(server, options.port, host);

  return {
    host,
    port,
    paper,
    papers: () => papers,
    state: () => engine.state(),
    onPaper: (listener) => subscribe(paperListeners, listener),
    onChange: (listener) => subscribe(changeListeners, listener),
    setFault: (fault) => {
      engine.setFault(fault);
      if (fault.kind === 'off') for (const sender of [...senders]) sender.resetAndDestroy();
    },
    clearFault: (kind) => engine.clearFault(kind),
    clearAllFaults: () => engine.clearFault(null),
    emptyTray: () => {
      papers.length = 0;
      changed();
    },
    close: () => {
      engine.close();
      for (const sender of [...senders]) sender.destroy();
      paperListeners.clear();
      changeListeners.clear();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
