import { describe, expect, it } from 'vitest';
import { fixturePackets } from '../../fixtures/packets/fixture-packets.ts';
import type { JudgeContext } from '../check.ts';
import { createRecorder } from '../evidence/create-recorder.ts';
import type { Party } from '../evidence/evidence.ts';
import type { Finding } from '../finding.ts';
import { evidenceOfPackets } from '../mutants/packet-evidence.ts';
import { soundDay, soundPackets } from '../mutants/sound-packets.ts';
import { requirementOf } from '../requirements/ledger.ts';
import { usualTolerances } from '../tolerances.ts';
import { packetChecks } from './packet-checks.ts';

const context: JudgeContext = { profile: 'law', asOf: soundDay, tolerances: usualTolerances, seat: 'packet' };
const sound = await soundPackets();

function findingsIn(
  bytes: Uint8Array,
  of: Partial<JudgeContext> = {},
): readonly (Finding & { readonly check: string })[] {
  const evidence = evidenceOfPackets(bytes);
  return packetChecks.flatMap((check) => {
    const judgement = check.judge(evidence, { ...context, ...of });
    return judgement.kind === 'judged'
      ? judgement.findings.map((each) => ({ ...each, check: check.id }))
      : [];
  });
}

describe('the checks of packets', () => {
  it('are at least ninety, each with requirements that there are', () => {
    expect(packetChecks.length).toBeGreaterThanOrEqual(90);
    const unknown = packetChecks
      .flatMap(({ requirements }) => requirements)
      .filter((id) => requirementOf(id) === undefined);
    expect(unknown).toEqual([]);
  });

  it('prove nothing without evidence', () => {
    const nothing = createRecorder(() => 0).evidence();
    for (const check of packetChecks)
      expect(check.judge(nothing, context)).toMatchObject({ kind: 'judged', looked: [], findings: [] });
  });

  it('speak both languages', () => {
    for (const { id, title } of packetChecks) {
      expect(
        [title.vi, title.en].every((text) => text.length > 0 && /^\S.*\S$/.test(text)),
        id,
      ).toBe(true);
    }
  });
});

describe('what is looked at', () => {
  const evidenceOfCall = (from: Party, operation: string) => {
    const recorder = createRecorder(() => 0);
    const body = recorder.keep(Buffer.concat([sound.document, Buffer.from('\r\n')]));
    const request = { method: 'POST', target: `/${operation}`, headers: [], body };
    recorder.add({
      kind: 'call',
      at: 0,
      from,
      to: { kind: 'peer', name: 'hub' },
      operation,
      request,
      took: 1,
    });
    return recorder.evidence();
  };
  const lookedIn = (from: Party, operation: string) => {
    const [check] = packetChecks;
    return check?.judge(evidenceOfCall(from, operation), { ...context, seat: 'sender' });
  };

  it('is what the system under test sends, line end included', () => {
    expect(lookedIn({ kind: 'system' }, 'sendEdoc')).toMatchObject({ looked: [1], findings: [] });
  });

  it('is nothing that a peer sends, and no other call', () => {
    expect(lookedIn({ kind: 'peer', name: 'G06' }, 'sendEdoc')).toMatchObject({ looked: [] });
    expect(lookedIn({ kind: 'system' }, 'getEdoc')).toMatchObject({ looked: [] });
  });

  it('is a packet once that was taken out of its call', () => {
    const recorder = createRecorder(() => 0);
    const body = recorder.keep(sound.document);
    const request = { method: 'POST', target: '/sendEdoc', headers: [], body };
    const [system, hub]: readonly Party[] = [{ kind: 'system' }, { kind: 'peer', name: 'hub' }];
    if (system === undefined || hub === undefined) throw new Error('no parties');
    const call = recorder.add({
      kind: 'call',
      at: 0,
      from: system,
      to: hub,
      operation: 'sendEdoc',
      request,
      took: 1,
    });
    recorder.add({ kind: 'packet', at: 0, name: 'x', by: system, body, call });
    const [check] = packetChecks;
    expect(check?.judge(recorder.evidence(), context)).toMatchObject({ looked: [2] });
  });
});

describe('what packets of the field show', () => {
  it.each(fixturePackets)('is told with every field, for $name', ({ bytes }) => {
    for (const { check, place, expected, cause, seen, requirement } of findingsIn(bytes())) {
      expect(
        [expected.vi, expected.en, cause.vi, cause.en, seen].every((text) => text !== ''),
        check,
      ).toBe(true);
      expect(Array.from(seen).length).toBeLessThanOrEqual(200);
      expect(requirementOf(requirement)).toBeDefined();
      expect(place).toMatchObject({
        entry: 1,
        part: 'packet',
        line: expect.any(Number),
        column: expect.any(Number),
      });
    }
  });

  it('is, of the statuses, only that they are older than their documents (SIG-20)', () => {
    for (const { bytes, messageType } of fixturePackets) {
      if (messageType !== 'status') continue;
      expect(findingsIn(bytes(), { profile: 'field' }).map(({ check }) => check)).toEqual([
        'packet.stamp-after-issue',
      ]);
    }
  });

  it('is milder in the field than in law, where the field is known to depart', () => {
    const severe = (profile: 'law' | 'field') =>
      fixturePackets
        .flatMap(({ bytes }) => findingsIn(bytes(), { profile }))
        .filter(({ severity }) => severity === 'fail').length;
    expect(severe('field')).toBeLessThan(severe('law'));
  });
});

describe('the length of codes (GEN-07)', () => {
  it('is judged as of a day', () => {
    const longer = Buffer.from(
      Buffer.from(sound['status-03']).toString('utf8').replace('>H17<', '>H17.12.34.5678<'),
    );
    const found = (asOf: string) =>
      findingsIn(longer, { asOf }).some(({ check }) => check === 'packet.organ-id-length');
    expect([found('2022-09-14'), found('2022-09-15')]).toEqual([true, false]);
  });
});
