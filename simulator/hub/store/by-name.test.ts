import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { prepareByName } from './by-name.ts';

it('binds each value at every place that has its name', () => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE letters (number INTEGER, title TEXT, again TEXT)');
  const insert = prepareByName(database, 'INSERT INTO letters VALUES (:number, :title, :title)');
  insert({ title: 'Về việc', number: 1, other: 'not asked for' });
  insert({ title: null, number: 2 });
  expect(database.prepare('SELECT * FROM letters').all()).toEqual([
    { number: 1, title: 'Về việc', again: 'Về việc' },
    { number: 2, title: null, again: null },
  ]);
  expect(() => insert({ number: 3 })).toThrow(':title');
});
