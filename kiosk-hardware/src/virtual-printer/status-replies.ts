import { automaticBits, realTimeBits } from '../protocol/status-bytes.ts';
import type { FaultBoard } from './faults.ts';

/** The answer to `DLE EOT n`, as an Epson printer gives it. */
export function realTimeReply(kind: number, faults: FaultBoard): number {
  const fixed = 0x12;
  switch (kind) {
    case 1:
      return fixed | (faults.halted ? realTimeBits.printer.offline : 0);
    case 2:
      return (
        fixed |
        (faults.has('cover-open') ? realTimeBits.offline.coverOpen : 0) |
        (faults.has('paper-out') ? realTimeBits.offline.paperEnd : 0) |
        (faults.has('cutter-error') ? realTimeBits.offline.error : 0)
      );
    case 3:
      return fixed | (faults.has('cutter-error') ? realTimeBits.error.cutter : 0);
    default:
      return (
        fixed |
        (nearEnd(faults) ? realTimeBits.paper.nearEnd : 0) |
        (faults.has('paper-out') ? realTimeBits.paper.end : 0)
      );
  }
}

/** The four bytes of an automatic status. */
export function automaticReply(faults: FaultBoard): Buffer {
  const { first, second } = automaticBits;
  return Buffer.from([
    0x10 | (faults.halted ? first.offline : 0) | (faults.has('cover-open') ? first.coverOpen : 0),
    faults.has('cutter-error') ? second.cutter : 0,
    paperBits(faults),
    0,
  ]);
}

/** The answer to `GS r 1`. */
export function paperReply(faults: FaultBoard): Buffer {
  return Buffer.from([paperBits(faults)]);
}

/** The answer to `GS ( H` function 48. */
export function processIdReply(id: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0x37, 0x22]), Buffer.from(id), Buffer.from([0])]);
}

function paperBits(faults: FaultBoard): number {
  const { third } = automaticBits;
  return (nearEnd(faults) ? third.nearEnd : 0) | (faults.has('paper-out') ? third.end : 0);
}

/** An empty roll is past its near end too. */
function nearEnd(faults: FaultBoard): boolean {
  return faults.has('paper-near-end') || faults.has('paper-out');
}
