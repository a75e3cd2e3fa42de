import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CheckCode } from '../report/run-report.ts';

/** Where checks are written; what they stand on lies elsewhere. */
const checkFolder = 'conformance/checks';

/** What weighs the words of the checks. */
const weighing = 'conformance/engine/judge-run.ts';

/** Beside the built module: sources are not in the package, so the build writes down what they were. */
const builtTable = new URL('check-code.json', import.meta.url);

let known: Promise<CheckCode | undefined> | undefined;

/**
 * The code by which this suite judges: read from its sources, or in the package from the table that the build made
 * of the very same sources. Nothing where a build has no table; nobody can then tell which code has judged.
 */
export function checkCode(): Promise<CheckCode | undefined> {
  known ??= import.meta.url.endsWith('.ts') ? codeOfSources(rootOfSources()) : tableOfBuild();
  return known;
}

/** Makes the table out of the sources below `root`; which check comes from which of them, the modules here say. */
export async function codeOfSources(root: string): Promise<CheckCode> {
  const tree = createTree(root);
  const files = tree.list(checkFolder).filter((path) => !/(\.test|-under-test|-all|\/all)\.ts$/.test(path));
  const homes = (await Promise.all(files.map(homed))).flat();
  const isOfChecks = (path: string) => path.startsWith(`${checkFolder}/`);
  const codeOf = (path: string) => tree.hash([...tree.closureOf([path])].filter(isOfChecks));
  const codes = new Map([...new Set(homes.map(({ path }) => path))].map((path) => [path, codeOf(path)]));
  const shared = [...tree.closureOf([weighing, ...files])].filter((path) => !isOfChecks(path));
  return {
    shared: tree.hash(shared),
    checks: Object.fromEntries(homes.map(({ id, path }) => [id, codes.get(path) ?? ''])),
  };
}

/** The checks that a file gives out: one by one, or in lists. */
async function homed(path: string): Promise<readonly { readonly id: string; readonly path: string }[]> {
  const built = new URL(`../checks/${path.slice(checkFolder.length + 1)}`, import.meta.url).href;
  const here = import.meta.url.endsWith('.ts') ? built : built.replace(/\.ts$/, '.js');
  const module: unknown = await import(/* @vite-ignore */ here);
  return Object.values(module ?? {})
    .flat()
    .filter(isCheck)
    .map(({ id }) => ({ id, path }));
}

function isCheck(value: unknown): value is { readonly id: string } {
  return typeof value === 'object' && value !== null && 'judge' in value && 'id' in value;
}

/** The sources below a folder, each read once. Paths have slashes and begin below it. */
function createTree(root: string) {
  const texts = new Map<string, string>();
  const read = (path: string): string => {
    const text = texts.get(path) ?? readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');
    texts.set(path, text);
    return text;
  };
  const closureOf = (paths: readonly string[], seen = new Set<string>()): ReadonlySet<string> => {
    for (const path of paths.filter((each) => !seen.has(each))) {
      seen.add(path);
      closureOf(importsOf(path, read(path)), seen);
    }
    return seen;
  };
  return {
    closureOf,
    list: (folder: string) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
    hash: (paths: readonly string[]) => {
      const parts = paths.toSorted().map((path) => `${path}\n${read(path)}`);
      return createHash('sha256').update(parts.join('\n\0')).digest('hex').slice(0, 16);
    },
  };
}

/** The modules of ours that a module needs when it runs: types are gone by then. */
function importsOf(path: string, text: string): readonly string[] {
  const found = text.matchAll(/^(import|export)\s(?!type\s)[^;']*'(\.[^';]+\.ts)';$/gm);
  return [...found].map(([, , target = '']) =>
    relative('.', join(dirname(path), target))
      .split(sep)
      .join('/'),
  );
}

function rootOfSources(): string {
  return fileURLToPath(new URL('../../', import.meta.url));
}

async function tableOfBuild(): Promise<CheckCode | undefined> {
  if (!existsSync(builtTable)) return undefined;
  const table: unknown = JSON.parse(readFileSync(builtTable, 'utf8'));
  return isTable(table) ? table : undefined;
}

function isTable(value: unknown): value is CheckCode {
  return typeof value === 'object' && value !== null && 'shared' in value && 'checks' in value;
}
