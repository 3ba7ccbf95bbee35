/**
 * Finds `DLE EOT n` in what arrives, wherever it stands, even inside a picture and across packets: printers answer it
 * on arrival, not in order.
 */
export class RealTimeScanner {
  private matched = 0;

  /** The statuses asked for in these bytes, in order. */
  scan(bytes: Uint8Array): number[] {
    const asked: number[] = [];
    for (const byte of bytes) {
      if (this.matched === 2) {
        if (byte >= 1 && byte <= 4) asked.push(byte);
        this.matched = byte === 0x10 ? 1 : 0;
      } else if (this.matched === 1 && byte === 0x04) this.matched = 2;
      else this.matched = byte === 0x10 ? 1 : 0;
    }
    return asked;
  }

  reset(): void {
    this.matched = 0;
  }
}
