/** Where a ticket printer is: in the network, or at a file of the machine. */
export type PrinterAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'device'; readonly path: string };

/**
 * Reads `tcp://HOST:PORT`, an IPv6 host in brackets, port 9100 where none is said, or `device:/PATH`.
 *
 * @returns `null` for what is no such address
 */
export function readPrinterAddress(text: string): PrinterAddress | null {
  const [, path] = /^device:(\/[\w./-]{1,200})$/.exec(text) ?? [];
  if (path !== undefined) return { kind: 'device', path };
  const parts = /^tcp:\/\/(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text);
  if (parts === null) return null;
  const [, ipv6, host = ipv6, port = '9100'] = parts;
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return null;
  if (ipv6 !== undefined && !URL.canParse(`http://[${ipv6}]/`)) return null;
  return { kind: 'tcp', host, port: Number(port) };
}
