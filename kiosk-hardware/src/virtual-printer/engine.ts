import { type PrinterState, wallClock } from '@foyer/basics';
import { FaultBoard, type VirtualPrinterFault, type VirtualPrinterFaultKind } from './faults.ts';
import { Interpreter } from './interpreter.ts';
import type { PrintedPaper } from './paper.ts';
import { RealTimeScanner } from './real-time-scanner.ts';
import { automaticReply, paperReply, processIdReply, realTimeReply } from './status-replies.ts';

/** What the printer's panel would show. */
export interface VirtualPrinterState {
  readonly status: PrinterState;
  readonly faults: readonly VirtualPrinterFaultKind[];
  /** A ticket is on its way to paper; questions that wait for their turn are none. */
  readonly holdsTicket: boolean;
  /** A ticket hangs in the printer, not cut yet. */
  readonly midPaper: boolean;
  readonly papersPrinted: number;
}

/** A real printer stops taking bytes when its memory is full; this much is more than any single command needs. */
const receiveBuffer = 128 * 1024;
/** Milliseconds of work before everything else in the process gets a turn: a few bytes may ask for much drawing. */
const turnMs = 10;

export interface EngineHooks {
  /** Sends bytes back to the clients that are connected. */
  reply(bytes: Uint8Array): void;
  paper(paper: PrintedPaper): void;
  changed(): void;
  /** There is room for more bytes, or there is none. */
  room(hasRoom: boolean): void;
}

/** The printer behind the socket: takes bytes, prints at its pace, answers, halts on faults and goes on after them. */
export class PrinterEngine {
  readonly faults = new FaultBoard();
  private readonly interpreter: Interpreter;
  private readonly scanner = new RealTimeScanner();
  private readonly hooks: EngineHooks;
  private automaticOn = false;
  private papers = 0;
  private timer: NodeJS.Timeout | null = null;
  private immediate: NodeJS.Immediate | null = null;

  constructor(widthDots: number, hooks: EngineHooks) {
    this.interpreter = new Interpreter(widthDots, () => wallClock.now());
    this.hooks = hooks;
  }

  state(): VirtualPrinterState {
    return {
      status: this.status(),
      faults: this.faults.kinds(),
      holdsTicket: this.interpreter.holdsTicket,
      midPaper: this.interpreter.midPaper,
      papersPrinted: this.papers,
    };
  }

  /** Bytes arrive: real-time requests are answered at once, the rest waits its turn. */
  receive(bytes: Uint8Array): void {
    const asked = this.scanner.scan(bytes);
    if (asked.length > 0) this.answer(Buffer.from(asked.map((kind) => realTimeReply(kind, this.faults))));
    this.interpreter.push(bytes);
    this.hooks.room(this.hasRoom);
    this.goOn();
  }

  /** A new sender: half a real-time request of the last one is forgotten, as its answer would be. */
  newConnection(): void {
    this.scanner.reset();
  }

  get hasRoom(): boolean {
    return this.interpreter.waiting < receiveBuffer;
  }

  setFault(fault: VirtualPrinterFault): void {
    this.faults.set(fault);
    if (fault.kind === 'off') {
      this.interpreter.powerOff();
      this.automaticOn = false;
    }
    this.afterFaultChange();
  }

  clearFault(kind: VirtualPrinterFaultKind | null): void {
    if (kind === null) this.faults.clearAll();
    else this.faults.clear(kind);
    this.afterFaultChange();
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.immediate !== null) clearImmediate(this.immediate);
    this.timer = null;
    this.immediate = null;
    this.faults.set({ kind: 'off' });
  }

  private status(): PrinterState {
    if (this.faults.has('off')) return 'unreachable';
    if (this.faults.has('silent')) return 'not-answering';
    if (this.faults.has('cover-open')) return 'cover-open';
    if (this.faults.has('paper-out')) return 'paper-out';
    if (this.faults.has('cutter-error')) return 'cutter-error';
    return this.faults.has('paper-near-end') ? 'paper-near-end' : 'ready';
  }

  private afterFaultChange(): void {
    if (this.automaticOn) this.answer(automaticReply(this.faults));
    this.hooks.changed();
    this.goOn();
  }

  private answer(bytes: Uint8Array): void {
    if (!this.faults.has('silent') && !this.faults.has('off')) this.hooks.reply(bytes);
  }

  /** Prints what has arrived, as far and as fast as the faults allow. */
  private goOn(): void {
    if (this.timer !== null || this.immediate !== null) return;
    let debtMs = 0;
    const turnEnds = performance.now() + turnMs;
    while (!this.faults.halted) {
      const kind = this.interpreter.nextKind();
      if (kind === null) break;
      if (kind === 'cut' && this.faults.jamsAtCut()) {
        this.afterFaultChange();
        return;
      }
      debtMs += this.stepOnce();
      if (debtMs >= 10) {
        this.pause(debtMs);
        return;
      }
      if (performance.now() >= turnEnds) {
        this.pause(debtMs);
        return;
      }
    }
    if (debtMs > 0 && !this.faults.halted) this.pause(debtMs);
    this.hooks.room(this.hasRoom);
    this.hooks.changed();
  }

  /** Goes on later: after `ms`, or with the next turn of the event loop. */
  private pause(ms: number): void {
    this.hooks.room(this.hasRoom);
    const resume = (): void => {
      this.timer = null;
      this.immediate = null;
      this.goOn();
    };
    if (ms > 0) this.timer = setTimeout(resume, ms);
    else this.immediate = setImmediate(resume);
  }

  /** Makes one step and returns the milliseconds it takes at the present pace. */
  private stepOnce(): number {
    const step = this.interpreter.step();
    if (step === null) return 0;
    if (step.paper !== undefined) {
      this.papers++;
      this.hooks.paper(step.paper);
    }
    if (step.asked?.kind === 'paper-status') this.answer(paperReply(this.faults));
    if (step.asked?.kind === 'process-id') this.answer(processIdReply(step.asked.id));
    if (step.asked?.kind === 'automatic-status') {
      this.automaticOn = step.asked.bits !== 0;
      if (this.automaticOn) this.answer(automaticReply(this.faults));
    }
    if (step.fed > 0 && this.faults.dotsFed(step.fed)) this.afterFaultChange();
    const pace = this.faults.pace;
    return pace === null ? 0 : (step.fed / pace) * 1_000;
  }
}
