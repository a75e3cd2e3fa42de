import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSchemaReader } from '../../protocol/settings/schema-reader.ts';
import { encodeBundle } from '../evidence/bundle.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import { bodiesOf } from '../evidence/merge-evidence.ts';
import { usualTolerances } from '../tolerances.ts';
import { publishedEvidenceSchema } from './evidence-document.ts';
import { judgeRun } from './judge-run.ts';
import type { RunHeader } from './run-header.ts';

const reader = createSchemaReader<unknown>(publishedEvidenceSchema);

/** A bundle as the schema sees it. */
function documentOf(): Readonly<Record<string, unknown>> {
  const recorder = createRecorder(() => 7);
  recorder.begin('sender-life', 'several', { to: 'G22' });
  recorder.add({
    ...{
      kind: 'call',
      at: 7,
      from: { kind: 'system' },
      to: { kind: 'harness' },
      operation: 'sendEdoc',
      took: 1,
    },
    request: { method: 'POST', target: '/sendEdoc', headers: [], body: recorder.keep(Buffer.from('x')) },
    failure: 'ECONNRESET',
  });
  const evidence = recorder.evidence();
  const header: RunHeader = {
    ...{ seat: 'sender', began: 1, ended: 9, ran: ['sender-life'], unfinished: [], profile: 'law' },
    ...{ asOf: '2026-11-21', tolerances: usualTolerances, waivers: [], certification: false, seed: 's' },
    ...{ system: { name: 'x', version: '1', owner: 'y', seen: [] }, environment: {}, target: 'sender' },
  };
  const judging = { suite: { checks: [], scenarios: [], requirements: [] }, version: '1', judgedAt: 10 };
  const { report, sealed } = judgeRun(header, evidence, 'secret', judging);
  const about = { vi: 'x', en: 'y' };
  const parts = encodeBundle({ sealed, bodies: bodiesOf(evidence), report: { ...report, about } });
  const named = [...parts].filter(([name]) => !name.startsWith('bodies/'));
  return Object.fromEntries(named.map(([name, bytes]) => [name, partValue(name, bytes)]));
}

function partValue(name: string, bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString('utf8');
  const value: unknown = name.endsWith('.jsonl')
    ? text
        .split('\n')
        .filter(Boolean)
        .map((line): unknown => JSON.parse(line))
    : JSON.parse(text);
  return value;
}

it('the schema of evidence is published as docs/evidence.schema.json (lienthong report --schema evidence)', () => {
  const published = readFileSync(new URL('../../docs/evidence.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(published)).toEqual(publishedEvidenceSchema);
});

it('the schema of evidence admits a bundle, and none with a field of somebody else’s', () => {
  const document = documentOf();
  expect(reader(document)).toMatchObject({ ok: true });
  const head = { schema: 'lienthong-evidence/1', head: 'a'.repeat(64), passed: true };
  expect(reader({ ...document, 'head.json': head }).ok).toBe(false);
});
