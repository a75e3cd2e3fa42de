import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { agencyChecks } from '../../conformance/checks/agency-all.ts';
import { hubChecks } from '../../conformance/checks/hub-all.ts';
import { packetChecks } from '../../conformance/checks/packet-checks.ts';
import { evidenceOf } from '../../conformance/evidence/create-recorder.ts';
import type { Finding } from '../../conformance/finding.ts';
import { mutantKinds } from '../../conformance/mutants/bench.ts';
import { type KeptTrace, readKept } from './kept-evidence.ts';

/**
 * Run by `npm run mutation` alone, which keeps the evidence first: what `lienthong selftest` asks of every check,
 * check by check, so that a mutant of one is tried by what bears on it.
 */
const root = process.env['LIENTHONG_MUTATION_ROOT'] ?? '.';
const checksOf = { packet: packetChecks, hub: hubChecks, agency: agencyChecks } as const;

describe.each(mutantKinds)('checks of kind %s', (kind) => {
  const { traces, bodies } = readKept(root, kind);
  const evidences = new Map(traces.map((trace) => [trace, evidenceOf(trace.entries, bodies)]));
  const sound = traces.filter(({ owner }) => owner === undefined);

  it.each(checksOf[kind])('$id finds its own mutants, and nothing in sound peers', (check) => {
    const ask = (trace: KeptTrace) => {
      const evidence = evidences.get(trace);
      if (evidence === undefined) throw new Error(`nothing is kept of ${trace.name}`);
      return check.judge(evidence, trace.context);
    };
    for (const trace of sound.filter(({ checks }) => checks.includes(check.id))) {
      expect(ask(trace)).toMatchObject({ kind: 'judged', findings: [] });
      expect(ask(trace)).toHaveProperty('looked.0');
    }
    const own = traces.filter(({ owner }) => owner === check.id);
    expect(own).not.toEqual([]);
    for (const trace of own) {
      const judgement = ask(trace);
      const findings = judgement.kind === 'judged' ? judgement.findings : [];
      expect(findings.map(({ requirement }) => requirement)).toContain(trace.requirement);
      for (const finding of findings) expect(faultsOf(finding, trace)).toEqual([]);
    }
  });
});

/** What a reader could not use of a finding. */
function faultsOf({ requirement, place, expected, seen, cause }: Finding, { entries }: KeptTrace) {
  const texts = { seen, ...prefixed('expected', expected), ...prefixed('cause', cause) };
  const entry = entries.find(({ number }) => number === place.entry);
  return [
    ...Object.entries(texts).flatMap(([name, text]) => (text.trim() === '' ? [`${name} is empty`] : [])),
    ...(entry === undefined ? [`entry ${place.entry} is not there`] : []),
    ...(/^[A-Z]+-\d+$/.test(requirement) ? [] : [`${requirement} is no requirement`]),
  ];
}

function prefixed(name: string, { vi, en }: Finding['expected']) {
  return { [`${name} in Vietnamese`]: vi, [`${name} in English`]: en };
}
