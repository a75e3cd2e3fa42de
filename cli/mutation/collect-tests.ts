import { format } from 'node:util';
import { expect } from 'vitest';

/**
 * Stands in for `vitest` where tests are run thousands of times in one process: what a test file declares is
 * collected here once, and can be run as often as wanted. `expect` is vitest's own. What tests of the rooms do not
 * use is not here, so that a file which begins to use it fails at once.
 */
export { expect };

/** One declared test. */
export interface CollectedTest {
  /** Unique among all that were collected. */
  readonly id: string;
  /** Absolute path of the file that declared it. */
  readonly file: string;
  readonly isSkipped: boolean;
  /** Throws, or rejects, when the test fails. */
  run(): Promise<void>;
}

type Work = (...given: readonly never[]) => unknown;
type Row = readonly unknown[];

interface Suite {
  readonly names: readonly string[];
  readonly isSkipped: boolean;
  /** What has to be done before the first test; done once. */
  readonly before: (() => unknown)[];
  /** What an outer suite prepares, it prepares for the tests inside, too. */
  readonly outer?: Suite;
}

const tests: CollectedTest[] = [];
const after: (() => unknown)[] = [];
let file = '';
let suite: Suite = { names: [], isSkipped: false, before: [] };

/** Loads a test file. @returns what it declares, in its order. */
export async function collectFrom(
  path: string,
  load: () => Promise<unknown>,
): Promise<readonly CollectedTest[]> {
  const first = tests.length;
  file = path;
  suite = { names: [], isSkipped: false, before: [] };
  await load();
  return tests.slice(first);
}

/** Cleans up after all tests. */
export async function finishAll(): Promise<void> {
  for (const work of after.splice(0)) await work();
}

export function beforeAll(work: () => unknown): void {
  suite.before.push(work);
}

export function afterAll(work: () => unknown): void {
  after.push(work);
}

function declareTest(name: string, work: Work, isSkipped: boolean, row: Row = []): void {
  const within = suite;
  const ownFile = file;
  const [names, inherited] = [[...within.names, name], within.isSkipped];
  const run = async (): Promise<void> => {
    await prepare(within);
    await work(...(row as readonly never[]));
  };
  const id = `${ownFile} ${names.join(' > ')} #${tests.length}`;
  tests.push({ id, file: ownFile, isSkipped: isSkipped || inherited, run });
}

function declareSuite(name: string, work: Work, isSkipped: boolean, row: Row = []): void {
  const outer = suite;
  suite = {
    names: [...outer.names, name],
    isSkipped: isSkipped || outer.isSkipped,
    before: [],
    outer,
  };
  const answer = work(...(row as readonly never[]));
  if (answer instanceof Promise) throw new Error(`the suite ${name} is declared by a promise`);
  suite = outer;
}

async function prepare({ outer, before }: Suite): Promise<void> {
  if (outer !== undefined) await prepare(outer);
  for (const each of before.splice(0)) await each();
}

type Declare = (name: string, work: Work, isSkipped: boolean, row?: Row) => void;

/** `it` or `describe`, with as many of their forms as the rooms use. */
function declarer(declare: Declare) {
  const forms = (isSkipped: boolean) =>
    Object.assign((name: string, work: Work) => declare(name, work, isSkipped), {
      each: (rows: readonly unknown[]) => (name: string, work: Work) => {
        for (const row of rows) {
          const given: Row = Array.isArray(row) ? row : [row];
          declare(titleOf(name, given), work, isSkipped, given);
        }
      },
    });
  return Object.assign(forms(false), { skipIf: (condition: unknown) => forms(Boolean(condition)) });
}

/** `%s` and its like, and `$name` of a row that is an object. */
function titleOf(name: string, row: Row): string {
  const [first] = row;
  const named = name.replace(/\$([A-Za-z]+)/g, (whole, key: string) =>
    typeof first === 'object' && first !== null && key in first ? String(Reflect.get(first, key)) : whole,
  );
  const holes = named.match(/%[sdifjo]/g)?.length ?? 0;
  return holes === 0 ? named : format(named, ...row.slice(0, holes));
}

export const it = declarer(declareTest);
export const test = it;
export const describe = declarer(declareSuite);
