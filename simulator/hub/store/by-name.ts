import type { DatabaseSync } from 'node:sqlite';
import type { RowValues } from './rows.ts';

const parameter = /:(\w+)/g;

/**
 * Prepares a statement that is written with `:names`, none of them in a text of its own, and binds by place: looking
 * each name up at every run takes as long as putting a row into a table.
 */
export function prepareByName(database: DatabaseSync, sql: string): (values: RowValues) => void {
  const names = Array.from(sql.matchAll(parameter), ([, name = '']) => name);
  const statement = database.prepare(sql.replace(parameter, '?'));
  return (values) => {
    statement.run(...names.map((name) => valueNamed(values, name)));
  };
}

function valueNamed(values: RowValues, name: string): RowValues[string] {
  const value = values[name];
  if (value === undefined) throw new Error(`No value for :${name}.`);
  return value;
}
