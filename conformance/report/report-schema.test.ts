import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { parseReport } from './parse-report.ts';
import { renderJson } from './render-json.ts';
import { publishedReportSchema, reportDocumentSchema } from './report-schema.ts';
import type { RunReport } from './run-report.ts';
import { sampleReport, soundReport } from './sample-report.ts';
import type { Admitted } from './schema-of.ts';

type Document = Admitted<typeof reportDocumentSchema>;

describe('the schema of a report', () => {
  it('admits what the type admits, and nothing else', () => {
    expectTypeOf<Omit<Document, 'about'>>().branded.toEqualTypeOf<RunReport>();
    expect(reportDocumentSchema.json['additionalProperties']).toBe(false);
  });

  it('is published as docs/report.schema.json (lienthong report --schema)', () => {
    const published = readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(publishedReportSchema);
  });

  it('reads back every report that is written', () => {
    for (const report of [sampleReport(), soundReport()]) {
      expect(parseReport(renderJson(report))).toEqual({ ok: true, value: report, problems: [] });
    }
  });

  it.each([
    ['no JSON', '{', 'settings.json-broken'],
    ['a key too many', renderJson({ ...sampleReport(), ...{ passed: true } }), 'settings.key-unknown'],
    [
      'a verdict of its own',
      renderJson(sampleReport()).replace('"pass"', '"passed"'),
      'settings.value-wrong',
    ],
    ['a key that is missing', renderJson(sampleReport()).replace('"seed":"7",', ''), 'settings.key-missing'],
  ])('refuses %s', (_, text, code) => {
    const reading = parseReport(text);
    expect(reading.ok).toBe(false);
    expect(reading.problems.map((each) => each.code)).toContain(code);
  });
});

describe('the canonical text', () => {
  it('begins with what a report is not', () => {
    expect(renderJson(sampleReport())).toMatch(/^\{"about":\{"en":"This is the result of a technical test\./);
  });

  it('is one for a value, whatever the order of its keys (RFC 8785)', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'đ\n' }], e: undefined })).toBe(
      '{"a":[{"c":"đ\\n","d":null}],"b":1}',
    );
    const { seed, ...rest } = sampleReport();
    expect(renderJson({ ...rest, seed })).toBe(renderJson({ seed, ...rest }));
  });

  it('throws for what is no JSON', () => {
    expect(() => canonicalJson(Number.NaN)).toThrow();
    expect(() => canonicalJson([() => 1])).toThrow();
  });
});
