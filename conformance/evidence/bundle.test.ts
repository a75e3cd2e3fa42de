import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { names } from '../../protocol/edxml/names.ts';
import { type Bundle, type BundleParts, decodeBundle, encodeBundle } from './bundle.ts';
import { clearBundle, holdsBundle, holdsBundleOf, readBundle, writeBundle } from './bundle-place.ts';
import { createRecorder } from './create-recorder.ts';
import { bodiesOf } from './merge-evidence.ts';
import { redact } from './redact.ts';
import { sealEvidence } from './seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'lienthong-evidence-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const packet = `<e:${names.telephone}>0912345678</e:${names.telephone}><e:${names.email} a="b">an@x.vn</e:${names.email}>`;

function bundle(secret = 'secret'): Bundle {
  const recorder = createRecorder(() => 0);
  recorder.begin('hub.send', 'happy', { code: '01' });
  const body = recorder.keep(bytes(packet));
  const empty = recorder.keep(bytes(''));
  const headers = [
    ['Authorization', 'Basic abc'],
    ['X', 'y'],
  ] as const;
  recorder.add({
    ...{
      kind: 'call',
      at: 1,
      from: { kind: 'system' },
      to: { kind: 'peer', name: 'hub' },
      operation: 'sendEdoc',
    },
    request: { method: 'POST', target: '/sendEdoc', headers, body },
    ...{ answer: { httpStatus: 200, headers: [], body: empty }, took: 3 },
  });
  recorder.add({
    ...{
      kind: 'notice',
      at: 2,
      from: { kind: 'harness' },
      to: '0912345678',
      channel: 'sms',
      topic: 'late',
      facts: {},
    },
  });
  const evidence = recorder.evidence();
  return {
    sealed: sealEvidence(evidence, { seed: 's' }, secret),
    bodies: bodiesOf(evidence),
    report: { verdict: 'x' },
  };
}

const codes = (parts: BundleParts) => decodeBundle(parts).problems.map(({ code }) => code);
const sound = encodeBundle(bundle());

/** The bundle with one part changed as text. */
function changed(name: string, change: (text: string) => string): BundleParts {
  const text = Buffer.from(sound.get(name) ?? []).toString('utf8');
  expect(change(text)).not.toBe(text);
  return new Map(sound).set(name, bytes(change(text)));
}
const lines = (change: (all: string[]) => string[]) => (text: string) => change(text.split('\n')).join('\n');
const body = [...sound.keys()].find((name) => name.startsWith('bodies/')) ?? '';
const without = (name: string) => new Map([...sound].filter(([each]) => each !== name));

describe('a bundle of evidence', () => {
  test('LOG-01: is read back as it was written', () => {
    const reading = decodeBundle(sound);
    expect(reading.problems).toEqual([]);
    expect(reading.ok && reading.value).toEqual(bundle());
  });

  test.each(['a-folder', 'a-file.evidence'])('lies in %s just as well', async (name) => {
    await writeBundle(join(folder, name), sound);
    const parts = await readBundle(join(folder, name));
    expect(new Map([...parts].map(([key, value]) => [key, Uint8Array.from(value)]))).toEqual(
      new Map([...sound].map(([key, value]) => [key, Uint8Array.from(value)])),
    );
  });

  test.each(['again', 'again.evidence'])('in %s gives way to its own run alone', async (name) => {
    const place = join(folder, name);
    const run = { seat: 'hub', began: 7, seed: 's' };
    const parts = new Map([...sound, ['run.json', bytes(JSON.stringify(run))] as const]);
    await writeBundle(place, parts);
    await expect(writeBundle(place, parts)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await holdsBundleOf(place, run)).toBe(true);
    const others = [
      { ...run, seed: 't' },
      { ...run, began: 8 },
      { ...run, seat: 'packet' },
    ];
    expect(await Promise.all(others.map((each) => holdsBundleOf(place, each)))).toEqual([
      false,
      false,
      false,
    ]);
    await clearBundle(place);
    expect([await holdsBundle(place), await holdsBundleOf(place, run)]).toEqual([false, false]);
    await writeBundle(place, parts);
  });

  test.each<[string, BundleParts, string]>([
    [
      'a value changed',
      changed('entries.jsonl', (text) => text.replace('"httpStatus":200', '"httpStatus":500')),
      'evidence.entry-changed',
    ],
    [
      'a setting of the run changed',
      changed('run.json', (text) => text.replace('"s"', '"t"')),
      'evidence.chain-broken',
    ],
    [
      'an entry left out',
      changed(
        'entries.jsonl',
        lines(([a = '', , ...rest]) => [a, ...rest]),
      ),
      'evidence.chain-broken',
    ],
    [
      'entries in another order',
      changed(
        'entries.jsonl',
        lines(([a = '', b = '', ...rest]) => [b, a, ...rest]),
      ),
      'evidence.entry-out-of-order',
    ],
    [
      'its end cut off',
      changed(
        'entries.jsonl',
        lines((all) => all.slice(0, 2)),
      ),
      'evidence.head-differs',
    ],
    [
      'an entry of no known kind',
      changed('entries.jsonl', (text) => text.replace('"kind":"notice"', '"kind":"rumour"')),
      'evidence.entry-malformed',
    ],
    ['a line that is no JSON', changed('entries.jsonl', (text) => text.slice(5)), 'evidence.entry-malformed'],
    ['a part gone', without('run.json'), 'evidence.part-missing'],
    [
      'a part of another form',
      changed('head.json', (text) => text.replace('head"', 'foot"')),
      'evidence.part-malformed',
    ],
    [
      'one byte of a body flipped',
      changed(body, (text) => text.replace('0912', '0913')),
      'evidence.body-changed',
    ],
    ['a body gone', without(body), 'evidence.body-missing'],
    ['a body too many', new Map(sound).set('bodies/ab', bytes('x')), 'evidence.body-unknown'],
  ])('with %s is refused', (_name, parts, code) => {
    expect(codes(parts)).toContain(code);
  });
});

describe('a redacted bundle', () => {
  const redacted = redact(bundle(), new Set(['phone', 'secret']));
  const parts = encodeBundle(redacted);
  const all = [...parts].map(([name, value]) => name + Buffer.from(value).toString('utf8')).join('\n');

  test('shows nothing of what was taken out, and keeps its head', () => {
    expect(all).not.toContain('0912345678');
    expect(all).not.toContain('Basic abc');
    expect(all).toContain('an@x.vn');
    expect(decodeBundle(parts).problems).toEqual([]);
    expect(redacted.sealed.head).toBe(bundle().sealed.head);
  });

  test('may be redacted again', () => {
    const twice = encodeBundle(redact(redacted, new Set(['mail'])));
    expect([...twice].map(([, value]) => Buffer.from(value).toString('utf8')).join('')).not.toContain(
      'an@x.vn',
    );
    expect(codes(twice)).toEqual([]);
  });

  test('gives no salt away with which a short value could be guessed', () => {
    const secretSalts = bundle().sealed.entries.flatMap(({ salt }) => (salt === undefined ? [] : [salt]));
    expect(all).not.toContain(secretSalts[1]);
    expect(all).not.toContain(secretSalts[2]);
    expect(bundle('other').sealed.head).not.toBe(bundle().sealed.head);
  });

  test('vouches for no other value in the place of what was taken out', () => {
    const forged = redacted.sealed.entries.map((each) => ({
      ...each,
      entry: each.entry.kind === 'notice' ? { ...each.entry, to: '0999999999' } : each.entry,
    }));
    const sealed = { ...redacted.sealed, entries: forged };
    expect(codes(encodeBundle({ ...redacted, sealed }))).toEqual(['evidence.entry-changed']);
  });

  test('lets nobody write into the body around the mark', () => {
    const changed = new Map(parts);
    for (const [name, value] of parts) {
      if (!name.startsWith('bodies/')) continue;
      const text = Buffer.from(value).toString('utf8');
      changed.set(name, bytes(text.replace('█', '091')));
    }
    expect(codes(changed)).toEqual(['evidence.body-changed']);
  });
});
