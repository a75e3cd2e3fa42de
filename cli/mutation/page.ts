import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Measured, type MeasuredFile, markOf, scoreOf } from './measured.ts';
import { mutationRooms } from './rooms.ts';

const head = `# The tests, tested

Each source file is changed in one small place at a time (a condition turned round, a call left out, a text emptied),
and the tests have to notice. The share of changes that they noticed is the score; 80 % is asked for. This page is
written by \`npm run mutation\` out of [mutation.json](mutation.json), and says only what was measured.

- *Noticed*: a test failed, or never came to an end. *Missed*: every test still passed. *Not reached*: no test of the
  room runs that line. *Left out*: tables that are worked out when a file is loaded, which would need every test anew.
- A room is tried by its own tests and by those of the fixtures made for it, so what only others would notice counts
  as missed; so does what only a flood of ten million steps (in protocol/edxml of one million) would notice, which is
  too slow to be repeated. The checks of the suite are tried by what every mutant of the [kill matrix](kill-matrix.md)
  left behind.
- A file that was changed after it was measured is marked with †.
`;

/** The page `docs/mutation.md`. */
export function renderPage(
  root: string,
  measured: Measured,
  filesOf: (room: string) => readonly string[],
): string {
  const rooms = mutationRooms.map(({ name }) => {
    const files = filesOf(name);
    const done = files.flatMap((path) =>
      measured[path] === undefined ? [] : [[path, measured[path]] as const],
    );
    return { name, files, done, score: scoreOf(done.map(([, each]) => each)) };
  });
  const all = scoreOf(rooms.flatMap(({ done }) => done.map(([, each]) => each)));
  const sum = `**${percent(all)}** of all changes that were tried were noticed.`;
  const table = rooms.map(
    ({ name, files, done, score }) =>
      `| ${name} | ${done.length} of ${files.length} | ${cells(total(done.map(([, each]) => each)))} | ${percent(score)} |`,
  );
  const details = rooms
    .filter(({ done }) => done.length > 0)
    .map(({ name, done }) => {
      const rows = done.map(
        ([path, each]) =>
          `| ${path.slice(name.length + 1)}${isOlder(root, path, each) ? ' †' : ''} | ${cells(each)} | ${percent(scoreOf([each]))} |`,
      );
      return `## ${name}\n\n${columns('File')}\n${rows.join('\n')}\n`;
    });
  return `${head}\n${sum}\n\n${columns('Room', 'Files measured')}\n${table.join('\n')}\n\n${details.join('\n')}`;
}

type Counts = Omit<MeasuredFile, 'source' | 'tests'>;

const counted = ['Noticed', 'Missed', 'Not reached', 'Left out', 'Score'];

function columns(...first: readonly string[]): string {
  const names = [...first, ...counted];
  return `| ${names.join(' | ')} |\n|${names.map((_, index) => (index === 0 ? '---|' : '---:|')).join('')}`;
}

function cells({ killed, timeout, survived, noCoverage, ignored }: Counts): string {
  return [killed + timeout, survived, noCoverage, ignored].join(' | ');
}

function total(files: readonly MeasuredFile[]): Counts {
  const none = { killed: 0, timeout: 0, survived: 0, noCoverage: 0, ignored: 0 };
  return files.reduce(
    (sum, each) => ({
      killed: sum.killed + each.killed,
      timeout: sum.timeout + each.timeout,
      survived: sum.survived + each.survived,
      noCoverage: sum.noCoverage + each.noCoverage,
      ignored: sum.ignored + each.ignored,
    }),
    none,
  );
}

function percent(score: number | undefined): string {
  return score === undefined ? '–' : `${score.toFixed(1)} %`;
}

function isOlder(root: string, path: string, { source }: MeasuredFile): boolean {
  const file = join(root, path);
  return !existsSync(file) || markOf(readFileSync(file, 'utf8')) !== source;
}
