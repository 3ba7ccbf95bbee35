/** What a printer sent back, one message each. */
export type PrinterReply =
  | { readonly kind: 'real-time'; readonly byte: number }
  | { readonly kind: 'automatic'; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: 'in-order'; readonly byte: number }
  | { readonly kind: 'process-id'; readonly id: string };

/**
 * Sorts a printer's bytes into replies. Real-time answers may come unasked (`10 04 n` inside a picture triggers one)
 * and in the middle of an automatic status; line noise and unknown messages are dropped. Anything but a whole reply
 * yields nothing, so that noise can make a print uncertain, never printed.
 */
export class ReplyReader {
  private automatic: number[] = [];
  private process: number[] = [];

  feed(bytes: Uint8Array): PrinterReply[] {
    const replies: PrinterReply[] = [];
    for (const byte of bytes) {
      const reply = this.take(byte);
      if (reply !== null) replies.push(reply);
    }
    return replies;
  }

  private take(byte: number): PrinterReply | null {
    if (this.process.length > 0) return this.takeProcessId(byte);
    if ((byte & 0x93) === 0x12) return { kind: 'real-time', byte };
    if (byte === 0x37) {
      this.process = [byte];
      return null;
    }
    if ((byte & 0x93) === 0x10) {
      this.automatic = [byte];
      return null;
    }
    if ((byte & 0x90) !== 0) return null;
    if (this.automatic.length === 0) return { kind: 'in-order', byte };
    this.automatic.push(byte);
    const [first, second, third, fourth] = this.automatic;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
    this.automatic = [];
    return { kind: 'automatic', bytes: [first, second, third, fourth] };
  }

  /** `37 22 d1 d2 d3 d4 00`; a byte out of place ends the attempt. */
  private takeProcessId(byte: number): PrinterReply | null {
    const place = this.process.length;
    const fits = place === 1 ? byte === 0x22 : place < 6 ? byte >= 0x20 && byte <= 0x7e : byte === 0;
    const read = this.process;
    this.process = fits && place < 6 ? [...read, byte] : [];
    return fits && place === 6 ? { kind: 'process-id', id: String.fromCharCode(...read.slice(2)) } : null;
  }
}
