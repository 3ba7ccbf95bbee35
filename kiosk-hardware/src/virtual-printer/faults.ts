/** What can be made to go wrong, each until it is cleared, except `cut-off`, which happens once. */
export type VirtualPrinterFault =
  /** No paper, at once or after so many more dots. */
  | { readonly kind: 'paper-out'; readonly afterDots?: number }
  | { readonly kind: 'paper-near-end' }
  /** At once, or after so many more dots, in the middle of a ticket. */
  | { readonly kind: 'cover-open'; readonly afterDots?: number }
  /** At once, or when the next paper is to be cut. */
  | { readonly kind: 'cutter-error'; readonly atNextCut?: boolean }
  /** Prints and never answers. */
  | { readonly kind: 'silent' }
  /** Prints at so many dots a second (default 100: a ticket takes ten seconds). */
  | { readonly kind: 'slow'; readonly dotsPerSecond?: number }
  /** The cable is pulled after so many more bytes (default 1,500). */
  | { readonly kind: 'cut-off'; readonly afterBytes?: number }
  /** No power: connections are dropped and the memory is lost. */
  | { readonly kind: 'off' };

export type VirtualPrinterFaultKind = VirtualPrinterFault['kind'];

export const virtualPrinterFaultKinds: readonly VirtualPrinterFaultKind[] = [
  'paper-out',
  'paper-near-end',
  'cover-open',
  'cutter-error',
  'silent',
  'slow',
  'cut-off',
  'off',
];

/** The faults in force, and those that wait for their moment. */
export class FaultBoard {
  private readonly faults = new Map<VirtualPrinterFaultKind, VirtualPrinterFault>();
  /** Dots or bytes until a fault comes into force. */
  private readonly countdown = new Map<VirtualPrinterFaultKind, number>();

  set(fault: VirtualPrinterFault): void {
    this.faults.set(fault.kind, fault);
    this.countdown.delete(fault.kind);
    if ((fault.kind === 'paper-out' || fault.kind === 'cover-open') && fault.afterDots !== undefined) {
      this.countdown.set(fault.kind, fault.afterDots);
    }
    if (fault.kind === 'cut-off') this.countdown.set(fault.kind, fault.afterBytes ?? 1_500);
    if (fault.kind === 'cutter-error' && fault.atNextCut === true) this.countdown.set(fault.kind, 1);
  }

  clear(kind: VirtualPrinterFaultKind): void {
    this.faults.delete(kind);
    this.countdown.delete(kind);
  }

  clearAll(): void {
    this.faults.clear();
    this.countdown.clear();
  }

  /** Faults that were set, whether or not their moment has come. */
  kinds(): VirtualPrinterFaultKind[] {
    return [...this.faults.keys()];
  }

  /** Whether a fault is in force now. */
  has(kind: VirtualPrinterFaultKind): boolean {
    return this.faults.has(kind) && !this.countdown.has(kind);
  }

  /** Whether nothing can be printed. */
  get halted(): boolean {
    return this.has('off') || this.has('paper-out') || this.has('cover-open') || this.has('cutter-error');
  }

  /** Dots a second, or null for as fast as it can. */
  get pace(): number | null {
    const slow = this.faults.get('slow');
    return slow?.kind === 'slow' ? Math.max(1, slow.dotsPerSecond ?? 100) : null;
  }

  /** Paper moved; true when that brought a fault into force. */
  dotsFed(dots: number): boolean {
    const paper = this.count('paper-out', dots);
    const cover = this.count('cover-open', dots);
    return paper || cover;
  }

  /** A cut is about to be made; true when the cutter jams instead. */
  jamsAtCut(): boolean {
    return this.count('cutter-error', 1);
  }

  /** How many of `count` arriving bytes still come through before the cable is pulled; all of them without the fault. */
  bytesThrough(count: number): number {
    const left = this.countdown.get('cut-off');
    if (left === undefined) return count;
    if (count < left) {
      this.countdown.set('cut-off', left - count);
      return count;
    }
    this.clear('cut-off');
    return left;
  }

  /** Whether the cable is to be pulled when these bytes arrive. */
  cutsOffWithin(count: number): boolean {
    const left = this.countdown.get('cut-off');
    return left !== undefined && count >= left;
  }

  private count(kind: VirtualPrinterFaultKind, amount: number): boolean {
    const left = this.countdown.get(kind);
    if (left === undefined) return false;
    if (amount < left) {
      this.countdown.set(kind, left - amount);
      return false;
    }
    this.countdown.delete(kind);
    return true;
  }
}
