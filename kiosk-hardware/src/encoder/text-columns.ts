import iconv from 'iconv-lite';

/** Whether a printer set to Windows-1252 can print every character of the text. */
export function printableInText(text: string): boolean {
  return iconv.decode(iconv.encode(text, 'win1252'), 'win1252') === text;
}

/** Breaks a text at spaces into at most `maxLines` lines of `columns` characters; a longer word is split. */
export function columnLines(text: string, columns: number, maxLines: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<= )/)) {
    if ((line + word.trimEnd()).length > columns) {
      if (line !== '') lines.push(line.trimEnd());
      line = '';
    }
    let rest = word;
    while (rest.trimEnd().length > columns) {
      lines.push(rest.slice(0, columns));
      rest = rest.slice(columns);
    }
    line += rest;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  if (lines.length <= maxLines) return lines;
  const last = lines[maxLines - 1] ?? '';
  return [...lines.slice(0, maxLines - 1), `${last.slice(0, columns - 1)}…`];
}
