import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Admitted } from '../../conformance/report/schema-of.ts';
import { type LoadReport, whatItIsNot } from '../../loadtests/report/load-report.ts';
import { makeReport } from '../../loadtests/report/make-report.ts';
import { type SampleManner, sampleLeft, wholeTruth } from '../../loadtests/report/sample-run.ts';
import { compileSchema } from '../../protocol/settings/schema-reader.ts';
import { readTree } from '../../protocol/xml/read.ts';
import { renderLoadJson } from './render-json.ts';
import { renderLoadJunit } from './render-junit.ts';
import { renderLoadTerminal } from './render-terminal.ts';
import { type loadReportSchema, publishedLoadReportSchema } from './report-schema.ts';

const slow: SampleManner = { listMs: (second) => (second < 20 ? 40 : 1500) };
const sound = makeReport(sampleLeft());
const failing = makeReport(
  sampleLeft(slow, {
    k6: { version: '2.2.0', exitCode: 99, said: {} },
    truth: {
      ...wholeTruth,
      verdict: 'broken',
      byRule: { lost: 3 },
      findings: [
        { rule: 'lost', text: { vi: 'mất', en: 'lost' }, doc: 'G01\u001b[2J & <b>', receiver: 'H53' },
      ],
    },
  }),
);
const stopped = makeReport(sampleLeft({}, { interrupted: true, truth: { ...wholeTruth, verdict: 'open' } }));
const { hub: _hub, spans: _spans, ...far } = sampleLeft();
const remote = makeReport(far);

describe('the schema of a load report', () => {
  const isReport = compileSchema(publishedLoadReportSchema);

  it('admits what the type admits', () => {
    expectTypeOf<Admitted<typeof loadReportSchema>>().branded.toEqualTypeOf<LoadReport>();
  });

  it('is published as docs/load-report.schema.json (lienthong load run --schema)', () => {
    const published = readFileSync(new URL('../../docs/load-report.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(publishedLoadReportSchema);
  });

  it('admits every report that is written, and no other key', () => {
    for (const report of [sound, failing, stopped, remote]) {
      expect(isReport(JSON.parse(renderLoadJson(report))), JSON.stringify(isReport.errors)).toBe(true);
    }
    expect(isReport({ ...JSON.parse(renderLoadJson(sound)), passed: true })).toBe(false);
  });

  it('says first what a report is not', () => {
    expect(
      renderLoadJson(sound).startsWith(`{"about":${JSON.stringify({ en: whatItIsNot.en })}`.slice(0, -1)),
    ).toBe(true);
  });
});

describe('JUnit of a load run', () => {
  it.each([
    ['stands', sound, 'failures="0" errors="0"'],
    ['does not stand', failing, 'failures="2" errors="0"'],
    ['was stopped', stopped, 'failures="0" errors="2"'],
    ['could not be measured from inside', remote, 'failures="0" errors="2"'],
  ] as const)('counts what is wrong and what nobody knows when a hub %s', (_, report, counts) => {
    const text = renderLoadJunit(report, 'en');
    expect(text.split('\n')[1]).toContain(counts);
    expect(readTree(Buffer.from(text)).ok).toBe(true);
  });

  it('prints what anybody wrote as text', () => {
    expect(renderLoadJunit(failing, 'vi')).toContain('G01\\u001b[2J &amp; &lt;b&gt;');
  });

  const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;
  it.skipIf(!hasXmllint)(
    'fits the schema that CI servers use (skipped without xmllint: libxml2-utils)',
    () => {
      const schema = fileURLToPath(new URL('../../conformance/report/junit.xsd', import.meta.url));
      for (const report of [sound, failing, stopped]) {
        const input = renderLoadJunit(report, 'vi');
        const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], { input });
        expect([status, String(stderr)]).toEqual([0, expect.stringContaining('validates')]);
      }
    },
  );
});

describe('a load run in a terminal', () => {
  it('says the verdict, what gave way first, and each threshold', () => {
    const text = renderLoadTerminal({ language: 'vi', colour: false }, failing);
    expect(text).toContain('Không chịu được: phút cao điểm ngày giáp Tết.');
    expect(text).toContain('Đuối trước tiên');
    expect(text).toContain('✗ Xem danh sách, 95 % số lần: 1,5 s (≤ 1 s)');
    expect(text).toContain('mất (lost): 3');
    expect(text).not.toContain('\u001b');
  });

  it('says of a run that was stopped that nobody knows', () => {
    const text = renderLoadTerminal({ language: 'en', colour: false }, stopped);
    expect(text).toContain('No conclusion');
    expect(text).not.toContain('Stands:');
  });
});
