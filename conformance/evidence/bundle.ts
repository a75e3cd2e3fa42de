import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { headSchema, sealedBodySchema, sealedEntrySchema } from './entry-schema.ts';
import type { BodyRef } from './evidence.ts';
import { followChain } from './follow-chain.ts';
import type { SealedRun } from './redact.ts';
import type { SealedBody, SealedEntry } from './seal.ts';

/** A bundle as named parts: files of a folder, or lines of a single file. */
export type BundleParts = ReadonlyMap<string, Uint8Array>;

/** What a bundle holds: the sealed run, and the verdicts that were drawn from it when it was made. */
export interface Bundle extends SealedRun {
  /** The run report as JSON; absent before anybody judged. */
  readonly report?: unknown;
}

const bodyFolder = 'bodies/';
const schema = 'lienthong-evidence/1';

/** The parts of a bundle. */
export function encodeBundle({ sealed, bodies, report }: Bundle): BundleParts {
  return new Map([
    ['head.json', json({ schema, head: sealed.head })],
    ['run.json', json(sealed.header)],
    ['entries.jsonl', lines(sealed.entries)],
    ['bodies.jsonl', lines(sealed.bodies)],
    ...(report === undefined ? [] : [['report.json', json(report)] as const]),
    ...[...bodies].map(([ref, bytes]) => [`${bodyFolder}${ref}`, bytes] as const),
  ]);
}

/** Reads a bundle back and follows its chain: everything that is wrong with it, each fault by its code. */
export function decodeBundle(parts: BundleParts): Reading<Bundle> {
  const problems: Problem[] = [];
  const take = <T>(reading: Reading<T>): T | undefined => {
    problems.push(...reading.problems);
    return reading.ok ? reading.value : undefined;
  };
  const head = take(readPart(parts, 'head.json', readHead));
  const header = take(readPart(parts, 'run.json', (value) => read({ value })));
  const entries = take(readLines(parts, 'entries.jsonl', readEntry));
  const sealedBodies = take(readLines(parts, 'bodies.jsonl', readBody));
  const report = parts.has('report.json') ? take(readPart(parts, 'report.json', read<unknown>)) : undefined;
  if (head === undefined || header === undefined || entries === undefined || sealedBodies === undefined) {
    return unread(...problems);
  }
  const sealed = { header: header.value, entries, bodies: sealedBodies, head: head.head };
  const bodies = bodiesIn(parts);
  problems.push(...followChain(sealed, bodies));
  if (problems.length > 0) return unread(...problems);
  return read({ sealed, bodies, ...(report === undefined ? {} : { report }) });
}

const readHead = createSchemaReader<{ readonly head: string }>(headSchema);
const readEntry = createSchemaReader<SealedEntry>(sealedEntrySchema);
const readBody = createSchemaReader<SealedBody>(sealedBodySchema);

function bodiesIn(parts: BundleParts): ReadonlyMap<BodyRef, Uint8Array> {
  return new Map(
    [...parts]
      .filter(([name]) => name.startsWith(bodyFolder))
      .map(([name, bytes]) => [name.slice(bodyFolder.length), bytes]),
  );
}

function readPart<T>(parts: BundleParts, name: string, reader: (value: unknown) => Reading<T>): Reading<T> {
  const bytes = parts.get(name);
  if (bytes === undefined) return unread(problem('evidence.part-missing', name));
  const value = parse(textOf(bytes));
  if (value === undefined) return unread(problem('evidence.part-malformed', name, { seen: 'no JSON' }));
  const fitting = reader(value.json);
  return fitting.ok
    ? fitting
    : unread(problem('evidence.part-malformed', name, { seen: wrongIn(fitting.problems) }));
}

function readLines<T>(
  parts: BundleParts,
  name: string,
  reader: (value: unknown) => Reading<T>,
): Reading<readonly T[]> {
  const bytes = parts.get(name);
  if (bytes === undefined) return unread(problem('evidence.part-missing', name));
  const readings = textOf(bytes)
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index): Reading<T> => {
      const place = { path: `${name}/${index + 1}`, line: index + 1 };
      const value = parse(line);
      if (value === undefined) return unread(problem('evidence.entry-malformed', place, { seen: 'no JSON' }));
      const fitting = reader(value.json);
      if (fitting.ok) return fitting;
      return unread(problem('evidence.entry-malformed', place, { seen: wrongIn(fitting.problems) }));
    });
  const wrong = readings.filter((each) => !each.ok).flatMap(({ problems }) => problems);
  return wrong.length > 0
    ? unread(...wrong)
    : read(readings.flatMap((each) => (each.ok ? [each.value] : [])));
}

function wrongIn(problems: readonly Problem[]): string {
  const [first] = problems;
  return first === undefined ? '' : `${first.place.path} ${first.seen ?? ''} ${first.expected ?? ''}`.trim();
}

function parse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function json(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function lines(values: readonly unknown[]): Uint8Array {
  return Buffer.from(values.map((each) => `${JSON.stringify(each)}\n`).join(''));
}
