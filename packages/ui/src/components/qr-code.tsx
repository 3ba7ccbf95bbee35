import encodeQR from 'qr';
import { useMemo } from 'react';

export interface QrCodeProps {
  readonly text: string;
  /** Said to those who can't see it. */
  readonly label: string;
  readonly className?: string;
}

/** A QR code drawn as one path, dark on white in every scheme, with the quiet zone that phones need. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { path, size } = useMemo(() => draw(text), [text]);
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

const QUIET_MODULES = 4;

function draw(text: string): { path: string; size: number } {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_MODULES });
  const dark = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { path: dark.join(''), size: modules.length };
}
