import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packetMutants } from '../../conformance/mutants/packet-mutants.ts';
import { requirementOf } from '../../conformance/requirements/ledger.ts';
import { runRecorded } from '../recorded-context.ts';
import { bugClasses, bugClassNames } from './bug-classes.ts';
import { differencesBetween, indexUrl, publishedIndex } from './index-file.ts';
import { makeVectors } from './make-vectors.ts';
import { weigh } from './opinions.ts';
import { startValidator } from './validator.ts';
import type { VectorSidecar, VectorVerdict } from './vector.ts';

const published = publishedIndex();
const schema = JSON.parse(readFileSync(new URL('../../docs/vectors.schema.json', import.meta.url), 'utf8'));

describe('the published corpus', () => {
  it('has the form of its schema, and at least 400 packets', () => {
    const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);
    expect(validate(JSON.parse(readFileSync(indexUrl, 'utf8'))), JSON.stringify(validate.errors)).toBe(true);
    expect(published.length).toBeGreaterThanOrEqual(400);
  });

  it('has one name and one packet for each', () => {
    for (const of of [
      (each: VectorSidecar) => each.name,
      (each: VectorSidecar) => `${each.sha256} ${each.asOf}`,
    ])
      expect(new Set(published.map(of)).size).toBe(published.length);
  });

  it('names requirements that there are, and every kind of mistake', () => {
    const unknown = published.filter(
      ({ requirement }) => requirement !== undefined && !requirementOf(requirement),
    );
    expect(unknown).toEqual([]);
    expect(new Set(published.map(({ bugClass }) => bugClass))).toEqual(new Set(bugClassNames));
  });

  it('has every broken packet by which the checks are proved', () => {
    expect(new Set(bugClasses.flatMap(({ mutants }) => mutants))).toEqual(new Set(packetMutants));
  });

  it('accepts what is sound and nothing that is broken', () => {
    const sound = published.filter(({ bugClass }) => bugClass === 'none');
    expect(
      sound.every(({ expectation }) => expectation.law === 'accept' && expectation.field === 'accept'),
    ).toBe(true);
    const broken = published.filter(({ bugClass }) => !['none', 'boundary'].includes(bugClass));
    expect(broken.filter(({ expectation }) => expectation.law === 'accept')).toEqual([]);
  });

  it('judges codes as of a day (GEN-07)', () => {
    const of = (day: string) =>
      published.find(({ name }) => name === `boundary-code-14-as-of-${day}`)?.expectation.law;
    expect([of('2022-09-14'), of('2022-09-15')]).toEqual(['refuse', 'accept']);
  });

  it('is made again to the byte: the first forty, the rest by vectors --check', async () => {
    const made: VectorSidecar[] = [];
    for await (const { sidecar } of makeVectors()) {
      if (made.push(sidecar) === 40) break;
    }
    expect(differencesBetween(made, published.slice(0, 40))).toEqual([]);
  });
});

describe('a difference from what was published', () => {
  it('is told for what is new, gone and changed', () => {
    const [one, two, three] = published;
    if (one === undefined || two === undefined || three === undefined) throw new Error('the corpus is empty');
    const changed = { ...two, bytes: 1 };
    expect(differencesBetween([changed, three], [one, two])).toEqual([
      `+ ${three.name}`,
      `- ${one.name}`,
      `≠ ${two.name}`,
    ]);
  });
});

describe('an answer', () => {
  const expecting = (verdict: VectorVerdict): VectorSidecar => {
    const [first] = published;
    if (first === undefined) throw new Error('the corpus is empty');
    return { ...first, expectation: { law: verdict, field: 'accept' } };
  };
  it.each([
    ['refuse', 'refuse', 'agrees'],
    ['refuse', 'warn', 'milder'],
    ['refuse', 'accept', 'lets-through'],
    ['accept', 'warn', 'milder'],
    ['accept', 'refuse', 'refuses-sound'],
    ['warn', 'refuse', 'milder'],
  ] as const)('expected %s, said %s: %s', (expected, verdict, outcome) => {
    expect(weigh(expecting(expected), 'law', { kind: 'verdict', verdict }).outcome).toBe(outcome);
  });
});

describe('a validator', () => {
  const question = { path: 'x', asOf: '2026-11-21', profile: 'law' } as const;
  const program = (answer: string) =>
    `${JSON.stringify(process.execPath)} -e "require('readline').createInterface({input:process.stdin}).on('line',()=>console.log(${answer}))"`;

  it('is asked a line at a time', async () => {
    const validator = startValidator(program("JSON.stringify({verdict:'warn'})"), process.cwd());
    expect(await validator.ask(question)).toEqual({ kind: 'verdict', verdict: 'warn' });
    expect(await validator.ask(question)).toEqual({ kind: 'verdict', verdict: 'warn' });
    await validator.close();
  });

  it('that says something else, or is gone, has given no answer', async () => {
    const odd = startValidator(program("'ok'"), process.cwd());
    expect(await odd.ask(question)).toEqual({ kind: 'no-answer', said: 'ok' });
    await odd.close();
    const gone = startValidator(`${JSON.stringify(process.execPath)} -e "process.exit(0)"`, process.cwd());
    expect(await gone.ask(question)).toMatchObject({ kind: 'no-answer' });
    await gone.close();
  });
});

describe('lienthong vectors', () => {
  it('lists the corpus, and wants one thing at a time', async () => {
    const listed = await runRecorded(['vectors', '--json']);
    expect(JSON.parse(listed.stdout)).toHaveLength(published.length);
    expect((await runRecorded(['vectors', '--check', '--out', 'x'])).exitCode).toBe(64);
  });
});
