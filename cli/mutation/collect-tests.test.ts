import { describe, expect, it } from 'vitest';
import { type CollectedTest, collectFrom, test as declare, describe as suite } from './collect-tests.ts';

/** What a file would declare that runs this. */
const collect = (body: () => void, file = 'a.test.ts') => collectFrom(file, async () => body());
const titles = (tests: readonly CollectedTest[]) => tests.map(({ id }) => id.replace(/ #\d+$/, ''));

describe('the collector of tests', () => {
  it('names a test after its file and suites, and each by a number of its own', async () => {
    const found = await collect(() => {
      suite('outer', () => {
        suite('inner', () => declare('says it', () => undefined));
        declare('says it', () => undefined);
      });
      declare('says it', () => undefined);
    });
    expect(titles(found)).toEqual([
      'a.test.ts outer > inner > says it',
      'a.test.ts outer > says it',
      'a.test.ts says it',
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });

  it('gives what one file declares, and not what the file before it did', async () => {
    await collect(() => declare('first', () => undefined));
    const found = await collect(() => declare('second', () => undefined), 'b.test.ts');
    expect(titles(found)).toEqual(['b.test.ts second']);
  });

  it('runs a test as often as it is asked to, and lets its failure through', async () => {
    let runs = 0;
    const [test] = await collect(() =>
      declare('counts', async () => {
        runs += 1;
        if (runs === 2) throw new Error('the second');
      }),
    );
    await test?.run();
    await expect(test?.run()).rejects.toThrow('the second');
    await test?.run();
    expect(runs).toBe(3);
  });

  it('hands rows over as vitest does: lists as arguments, anything else as one', async () => {
    const given: unknown[] = [];
    const found = await collect(() => {
      declare.each([
        [1, 'one'],
        [2, 'two'],
      ])('%i is %s', (...row: readonly never[]) => given.push(row));
      declare.each([{ name: 'three' }])('$name', (...row: readonly never[]) => given.push(row));
      suite.each(['four'])('suite %s', (word) => declare('inside', () => given.push(word)));
    });
    for (const test of found) await test.run();
    expect(titles(found)).toEqual([
      'a.test.ts 1 is one',
      'a.test.ts 2 is two',
      'a.test.ts three',
      'a.test.ts suite four > inside',
    ]);
    expect(given).toEqual([[1, 'one'], [2, 'two'], [{ name: 'three' }], 'four']);
  });

  it('marks what is skipped, and all within', async () => {
    const found = await collect(() => {
      suite.skipIf(true)('left out', () => declare('inside', () => undefined));
      declare.skipIf(false)('kept', () => undefined);
    });
    expect(found.map(({ isSkipped }) => isSkipped)).toEqual([true, false]);
  });

  it('refuses a suite that is declared by a promise', async () => {
    await expect(collect(() => suite('late', async () => undefined))).rejects.toThrow('late');
  });
});

describe('what a suite prepares', () => {
  it('is prepared once, before its first test, outer suites first, and cleaned up at the very end', async () => {
    const done: string[] = [];
    const { beforeAll: prepare, afterAll: cleanUp, finishAll } = await import('./collect-tests.ts');
    const found = await collect(() => {
      suite('outer', () => {
        prepare(() => done.push('outer before'));
        cleanUp(() => done.push('outer after'));
        suite('inner', () => {
          prepare(() => done.push('inner before'));
          declare('one', () => done.push('one'));
        });
        declare('two', () => done.push('two'));
      });
    });
    for (const test of [...found, ...found]) await test.run();
    await finishAll();
    expect(done).toEqual(['outer before', 'inner before', 'one', 'two', 'one', 'two', 'outer after']);
  });
});
