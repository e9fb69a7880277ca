/** How values are read, the same on both databases: as `Database` promises. In: a type's id. Out: what reads its text. */
import pg from 'pg';

const numericTypes = new Set([20, 1700]);
const bigintArrayType = 1016;

/** @returns reads the text that the database writes for a value of that type (`pg_type.oid`) */
export function valueParser(typeId: number): (text: string) => unknown {
  if (numericTypes.has(typeId)) return Number;
  const parse = pg.types.getTypeParser(typeId, 'text') as (text: string) => unknown;
  return typeId === bigintArrayType ? (text) => (parse(text) as string[]).map(Number) : parse;
}
