import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { agencyChecks } from '../../conformance/checks/agency-all.ts';
import { hubChecks } from '../../conformance/checks/hub-all.ts';
import { packetChecks } from '../../conformance/checks/packet-checks.ts';
import { evidenceOf } from '../../conformance/evidence/create-recorder.ts';
import type { BodyRef, Evidence } from '../../conformance/evidence/evidence.ts';
import type { Finding } from '../../conformance/finding.ts';
import { mutantKinds } from '../../conformance/mutants/bench.ts';
import { type KeptEvidence, type KeptTrace, readKept } from './kept-evidence.ts';

/**
 * Run by `npm run mutation` alone, which keeps the evidence first: what `lienthong selftest` asks of every check,
 * check by check, so that a mutant of one is tried by what bears on it.
 */
const root = process.env['LIENTHONG_MUTATION_ROOT'] ?? '.';
const checksOf = { packet: packetChecks, hub: hubChecks, agency: agencyChecks } as const;

describe.each(mutantKinds)('checks of kind %s', (kind) => {
  const { traces, bodies } = readKept(root, kind);
  const evidenceFor = evidenceOfMutant(bodies);
  const sound = traces.filter(({ owner }) => owner === undefined);

  it.each(checksOf[kind])('$id finds its own mutants, and nothing in sound peers', (check) => {
    const ask = (trace: KeptTrace) => check.judge(evidenceFor(trace), trace.context);
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

/**
 * The evidence of a trace, the same for all checks while one mutant is active and another for the next: what was made
 * out of it while a mutant was active must not be met by another.
 */
function evidenceOfMutant(bodies: KeptEvidence['bodies']): (trace: KeptTrace) => Evidence {
  let madeFor: string | undefined;
  let made = new Map<KeptTrace, Evidence>();
  return (trace) => {
    const active = globalThis.__stryker__?.activeMutant;
    if (active !== madeFor) made = new Map();
    madeFor = active;
    const evidence = made.get(trace) ?? anew(trace, bodies);
    made.set(trace, evidence);
    return evidence;
  };
}

/** Lists and bytes of its own, because views of evidence are remembered by these. */
function anew({ entries }: KeptTrace, bodies: KeptEvidence['bodies']): Evidence {
  const own = new Map<BodyRef, Uint8Array>();
  const { body } = evidenceOf(entries, bodies);
  return {
    entries: [...entries],
    body(ref) {
      const bytes = own.get(ref) ?? body(ref).subarray();
      own.set(ref, bytes);
      return bytes;
    },
  };
}

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
