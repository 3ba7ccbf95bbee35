import encodeQR from 'qr';

/** A QR code to be printed: its data and how many dots a module is wide. */
export interface QrSymbol {
  readonly data: string;
  /** Modules on a side, without the quiet zone. */
  readonly modules: number;
  /** Dots on a module's side, 3 to 8: the range every ESC/POS printer offers. */
  readonly moduleDots: number;
}

/**
 * Sizes a QR code (correction level M) to come close to `aimDots` on a side.
 * The address is normalised to ASCII first: printers count bytes, and phones read ASCII alike.
 * @throws TypeError when `url` is not an address.
 */
export function qrSymbol(url: string, aimDots: number): QrSymbol {
  const data = new URL(url).href;
  const modules = qrModules(data, 'medium').length;
  return { data, modules, moduleDots: Math.max(3, Math.min(8, Math.round(aimDots / modules))) };
}

export type QrCorrection = 'low' | 'medium' | 'quartile' | 'high';

/** The symbol's modules, true for dark, without a quiet zone. Throws when the data is longer than a QR code holds. */
export function qrModules(data: string, correction: QrCorrection): boolean[][] {
  // The encoder insists on a border of at least one module; the printer leaves the quiet zone to the paper.
  const bordered = encodeQR(data, 'raw', { ecc: correction, encoding: 'byte', border: 1 });
  return bordered.slice(1, -1).map((row) => row.slice(1, -1));
}
