import { crc32 } from 'node:zlib';
import type { Connection } from './connection.ts';
import { integer } from './drizzle.ts';

/** What a row comes to that no hash vouches for: its last column, written with every change and looked at by `verify`. */
export const checksum = () => integer().notNull().default(0);

/** CRC-32 over a row's other columns; what is in a blob counts by its own, so that it need not become text. */
function sumOf(...values: readonly unknown[]): number {
  return crc32(JSON.stringify(values.map((value) => (Buffer.isBuffer(value) ? [crc32(value)] : value))));
}

/**
 * From here on this connection writes each row's checksum with it. By triggers of the connection: those of the file must
 * not call a program's functions.
 */
export function keepRowSums(connection: Connection): void {
  connection.function('row_sum', { varargs: true, deterministic: true }, sumOf);
  for (const { table, columns } of summedTables(connection)) {
    const sum = columns.map((column) => `new.${column}`).join(', ');
    const write = `UPDATE ${table} SET checksum = row_sum(${sum}) WHERE rowid = new.rowid`;
    connection.exec(`CREATE TEMP TRIGGER ${table}_inserted AFTER INSERT ON main.${table} BEGIN ${write}; END`);
    connection.exec(`CREATE TEMP TRIGGER ${table}_updated AFTER UPDATE OF ${columns.join(', ')} ON main.${table}
      BEGIN ${write}; END`);
  }
}

/** Has each row's checksum be of the columns there are now: for a change of the schema. */
export function renewRowSums(connection: Connection): void {
  connection.function('row_sum', { varargs: true, deterministic: true }, sumOf);
  for (const { table, columns } of summedTables(connection)) {
    connection.exec(`UPDATE ${table} SET checksum = row_sum(${columns.join(', ')})`);
  }
}

/** The first row that is not what was written; `null` when every row is. */
export function rowFault(connection: Connection): string | null {
  for (const { table, columns } of summedTables(connection)) {
    const rows = connection
      .prepare<[], readonly unknown[]>(`SELECT rowid, checksum, ${columns.join(', ')} FROM ${table} ORDER BY rowid`)
      .raw()
      .iterate();
    for (const [row, sum, ...values] of rows) {
      if (sumOf(...values) !== sum)
        return `${table} has a row that is not what was written, the one with rowid ${row}.`;
    }
  }
  return null;
}

/** The tables whose rows have a checksum, and what it is of. */
function summedTables(connection: Connection): readonly { readonly table: string; readonly columns: string[] }[] {
  const found = connection
    .prepare<[], { table: string; column: string }>(
      `SELECT tables.name AS "table", '"' || columns.name || '"' AS "column"
      FROM pragma_table_list AS tables JOIN pragma_table_info(tables.name) AS columns
      WHERE tables.schema = 'main' AND tables.type = 'table' ORDER BY tables.name, columns.cid`,
    )
    .all();
  const columns = Map.groupBy(found, ({ table }) => table);
  return [...columns].flatMap(([table, all]) => {
    const names = all.map(({ column }) => column);
    return names.includes('"checksum"') ? [{ table, columns: names.filter((name) => name !== '"checksum"') }] : [];
  });
}
