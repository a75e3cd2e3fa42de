import { posix } from 'node:path';
import ts from 'typescript';

/** One text file of the repository; `path` with slashes, from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A rule of the house: what breaks it, one line each; none when all is well. */
export type Rule = (files: readonly SourceFile[]) => readonly string[];

interface ImportOf {
  readonly from: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

const rooms = ['protocol', 'fixtures', 'simulator', 'conformance', 'cli', 'loadtests'] as const;
type Room = (typeof rooms)[number];

/** The import picture: which rooms a room may reach. */
const reaches: Readonly<Record<Room, readonly Room[]>> = {
  protocol: [],
  fixtures: ['protocol'],
  simulator: ['protocol', 'fixtures'],
  conformance: ['protocol'],
  cli: ['protocol', 'fixtures', 'simulator', 'conformance', 'loadtests'],
  loadtests: [],
};

/** The one file through which the suite drives the reference peers: it must be able to judge without them. */
const referencePeers = 'conformance/engine/reference-peers.ts';

/** Reference peers and packets with one thing wrong are made out of sound ones. */
const brokenPeers = 'conformance/mutants/';

/** Node's own modules that a pure room may use: arithmetic, and nothing that reaches out of the process. */
const pureModules = ['node:crypto', 'node:buffer', 'node:zlib'];

/**
 * In how many files a library may be imported; one, where nothing else is said. Types and tests are free.
 * commander: parsers of options throw its error; fflate: packing, unpacking and packing wrongly on purpose, packages of certificates;
 * undici: the client and the benchmark's load; @libpdf/core: letters are set and signatures drawn, and a file to
 * be signed is read; @opentelemetry/api: traces and figures have its words; node-forge: certificates are issued,
 * frames of PKCS#12 are read, and files are signed to be judged.
 */
const importers: Readonly<Record<string, number>> = {
  '@libpdf/core': 4,
  '@stryker-mutator/api': 2,
  '@opentelemetry/api': 2,
  commander: 5,
  fflate: 5,
  'node-forge': 3,
  nodemailer: 2,
  undici: 2,
};

/** Rooms import only what the picture allows; tests may use fixtures too, and the suite's tests anything. */
export const importPicture: Rule = (files) =>
  files.filter(isScript).flatMap((file) =>
    importsOf(file).flatMap(({ from, target }) => {
      const [room, other] = [roomOf(from), roomOf(target)];
      if (!target.startsWith('./') && other === undefined) return [];
      if (other === undefined || room === undefined || room === other) return [];
      return mayImport(room, other, from) ? [] : [`${from} imports ${target}`];
    }),
  );

function mayImport(room: Room, other: Room, from: string): boolean {
  if (reaches[room].includes(other)) return true;
  if (from === referencePeers || from.startsWith(brokenPeers)) return other !== 'cli';
  if (!isTest(from)) return false;
  return other === 'fixtures' || (room === 'conformance' && other === 'simulator');
}

/** Vocabulary of packets: words and limits, no reading and no writing. */
const vocabulary = ['names', 'words', 'document-types', 'file-formats', 'text-limits', 'attachment-limits'];

/** What judges a packet shares no code with what reads and writes one, or a misreading would pass its own exam. */
export const twoOracles: Rule = (files) =>
  files
    .filter(({ path }) => /^conformance\/(checks|reading)\//.test(path) && !isTest(path))
    .flatMap(importsOf)
    .filter(({ target }) => {
      const [, file] = /^protocol\/edxml\/(.+)\.ts$/.exec(target) ?? [];
      return file !== undefined && !vocabulary.includes(file);
    })
    .map(({ from, target }) => `${from} imports ${target}`);

/** `protocol/` uses no module of Node but hashing and bytes. */
export const pureImports: Rule = (files) =>
  kernelOf(files).flatMap((file) =>
    importsOf(file)
      .filter(({ target }) => target.startsWith('node:') && !pureModules.includes(target))
      .map(({ target }) => `${file.path} imports ${target}`),
  );

/** What k6 itself runs. */
const k6Scripts = 'loadtests/scripts/';

/**
 * k6 runs only what lies under loadtests/: so that room uses no library and no module of Node, k6’s own modules are
 * used by its scripts alone, and nobody else imports a script, which would not load outside k6.
 */
export const k6Apart: Rule = (files) =>
  files
    .filter((file) => isScript(file) && !isTest(file.path))
    .flatMap(importsOf)
    .filter(({ from, target, typeOnly }) => {
      if (target.startsWith(k6Scripts)) return !from.startsWith(k6Scripts);
      if (target === 'k6' || target.startsWith('k6/')) return !from.startsWith(k6Scripts);
      return from.startsWith('loadtests/') && !typeOnly && roomOf(target) === undefined;
    })
    .map(({ from, target }) => `${from} imports ${target}`);

const impure = new Set([
  'process',
  'globalThis',
  'console',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
]);

/** `protocol/` reads no clock, draws no chance, touches no process. */
export const pureKernel: Rule = (files) =>
  kernelOf(files).flatMap((file) => {
    const found: string[] = [];
    const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      const name = impurityOf(node);
      if (name !== undefined) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${file.path}:${line + 1} uses ${name}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  });

/** A bare global counts, a property of that name (`sha.process`) does not. */
function impurityOf(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    return text === 'Date.now' || text === 'Math.random' ? text : undefined;
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date') {
    return (node.arguments ?? []).length === 0 ? 'new Date()' : undefined;
  }
  if (!ts.isIdentifier(node) || !impure.has(node.text)) return undefined;
  const isGlobal = ts.isCallExpression(node.parent)
    ? true
    : ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
  return isGlobal ? node.text : undefined;
}

/** Each library enters through few files, so that it can be replaced. */
export const fewImporters: Rule = (files) => {
  const byLibrary = new Map<string, Set<string>>();
  const values = files
    .filter((file) => isScript(file) && !isTest(file.path) && roomOf(file.path) !== undefined)
    .flatMap(importsOf);
  for (const { from, target, typeOnly } of values) {
    if (typeOnly || target.startsWith('node:') || from.startsWith(k6Scripts)) continue;
    if (roomOf(target) !== undefined) continue;
    const library = target.split('/', target.startsWith('@') ? 2 : 1).join('/');
    byLibrary.set(library, (byLibrary.get(library) ?? new Set()).add(from));
  }
  return [...byLibrary]
    .filter(([library, users]) => users.size > (importers[library] ?? 1))
    .map(([library, users]) => `${library} is imported by ${[...users].join(', ')}`);
};

/** A folder is named after what lives in it. */
export const noDrawers: Rule = (files) =>
  files
    .filter(({ path }) => /(^|\/)(src|lib|utils?|helpers?|common|misc|shared)\//.test(path))
    .map(({ path }) => `${path} lies in a drawer`);

/** Past 300 lines a file has two jobs; a table of texts in two languages has one at any length. */
export const shortFiles: Rule = (files) =>
  files
    .filter((file) => isScript(file) && !file.path.startsWith('protocol/problems/'))
    .filter((file) => file.text.split('\n').length > 301)
    .map((file) => `${file.path} has ${file.text.split('\n').length - 1} lines`);

const misspelt = ['Buss', 'iness'].join('');
const namesFile = 'protocol/edxml/names.ts';

/** The wire's misspelling is spelled once; everything else uses the name that it has in code. */
export const oneMisspelling: Rule = (files) =>
  files
    .filter((file) => isScript(file) && file.path !== namesFile && file.text.includes(misspelt))
    .map((file) => `${file.path} spells the misspelt element`);

/** Every test runs: what needs an absent part says so by a condition. */
export const everyTestRuns: Rule = (files) =>
  files
    .filter((file) => isTest(file.path))
    .flatMap((file) =>
      linesMatching(file, /\b(it|test|describe)\.(skip|only|todo|fails)\b(?!If)|\bx(it|describe)\(/),
    );

/** A check that is switched off says why, beside the switch. */
export const excusedSuppressions: Rule = (files) =>
  files
    .filter(isScript)
    .flatMap((file) => linesMatching(file, /@ts-(ignore|nocheck)|eslint-disable(?!.*--)/));

/** Links between documents lead somewhere. */
export const linksResolve: Rule = (files) => {
  const known = new Set(files.flatMap(({ path }) => [path, ...foldersOf(path)]));
  return files
    .filter(({ path }) => path.endsWith('.md'))
    .flatMap(({ path, text }) =>
      Array.from(withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g), ([, link = '']) => link)
        .filter((link) => !/^[a-z]+:|^#/.test(link))
        .filter((link) => !known.has(posix.join(posix.dirname(path), link.replace(/#.*$/, ''))))
        .map((link) => `${path} links to ${link}`),
    );
};

/** Nothing names a folder of one machine. */
export const noMachinePaths: Rule = (files) =>
  files
    .filter(({ path }) => !path.startsWith('.ci/') && path !== 'package-lock.json')
    .flatMap((file) => linesMatching(file, /(?<![\w.])\/(work|root|home\/\w+)\/|\.\.\/shared\b|\/tmp\/\w/));

function linesMatching(file: SourceFile, pattern: RegExp): string[] {
  if (file.path === 'architecture.ts' || file.path === 'architecture.test.ts') return [];
  return file.text
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1} ${line.trim()}`] : []));
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`\n]*`/g, '');
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.flatMap((_, index) => {
    const folder = parts.slice(0, index + 1).join('/');
    return [folder, `${folder}/`];
  });
}

function kernelOf(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter((file) => roomOf(file.path) === 'protocol' && isScript(file) && !isTest(file.path));
}

/** Every import, re-export and dynamic import; relative ones resolved to a path from the root. */
function importsOf(file: SourceFile): readonly ImportOf[] {
  const { importedFiles } = ts.preProcessFile(file.text, true, true);
  return importedFiles.map(({ fileName, pos }) => {
    const isRelative = fileName.startsWith('.');
    const statement = file.text.slice(file.text.lastIndexOf('\nimport', pos) + 1, pos);
    return {
      from: file.path,
      target: isRelative ? posix.join(posix.dirname(file.path), fileName) : fileName,
      typeOnly: /^import type\b/.test(statement),
    };
  });
}

function roomOf(path: string): Room | undefined {
  return rooms.find((room) => path.startsWith(`${room}/`));
}

function isScript({ path }: SourceFile): boolean {
  return /\.(ts|mts|mjs|js)$/.test(path);
}

/** A contract is a test that several files run. */
function isTest(path: string): boolean {
  return /(\.test|\.bench|-contract|-under-test)\.ts$/.test(path);
}
