import { afterEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../../fixtures/documents/letter-draft.ts';
import { testTrust } from '../../../fixtures/keys/test-trust.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import type { Clock } from '../../../protocol/ports/ports.ts';
import { createManualClock } from '../../ports/manual-clock.ts';
import type { DocumentVerifier } from '../document-verifier.ts';
import { minute, nineOClock, signAll, testLetter, usualSignatures } from '../documents-under-test.ts';
import { createTestAuthorities } from '../test-authorities.ts';
import { verifierByRules } from '../verifier-by-rules.ts';
import { createThreadVerifier, type ThreadOptions } from './thread-verifier.ts';

const receivedAt = nineOClock + 31 * minute;
const running: DocumentVerifier[] = [];
afterEach(async () => {
  for (const each of running.splice(0)) await each.close?.();
});

function open(options: ThreadOptions = {}) {
  const clock = createManualClock(receivedAt + minute);
  const authorities = createTestAuthorities(() => clock);
  const rules = { profile: 'law', trust: testTrust(), fetch: authorities.fetch } as const;
  const verifier = createThreadVerifier(rules, clock, { stopwatch: never, ...options });
  running.push(verifier);
  return { clock, authorities, verifier, here: verifierByRules(rules, clock) };
}

/** A stopwatch at which no time goes by, and one at which every limit is over at once. */
const never: Pick<Clock, 'sleep'> = {
  sleep: (_, signal) => new Promise((resolve) => signal?.addEventListener('abort', () => resolve())),
};
const atOnce: Pick<Clock, 'sleep'> = { sleep: () => Promise.resolve() };

async function signedPacket(signatures = usualSignatures()): Promise<Uint8Array> {
  const letter = await testLetter();
  const draft = draftOfLetter(
    { ...letter, pdf: await signAll(letter.pdf, signatures) },
    '2026/11/20 09:30:00',
  );
  const packet = encodeDocument({ ...draft, attachments: draft.attachments.slice(0, 1) }, 'sdk');
  if (!packet.ok) throw new Error(packet.problems[0]?.code);
  return packet.value;
}

/** Threads that are no verifiers. */
const program = (source: string) => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const endless = program(
  "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { for (;;); });",
);
const broken = program(
  "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('boom'); });",
);
const silent = program(
  "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => process.exit(3));",
);

describe('a verifier in a thread of its own', () => {
  it('comes to the record that one in the caller comes to, asking the same authorities (SIG-11, REV-01)', async () => {
    const { verifier, here, authorities } = open();
    const packet = await signedPacket();
    const bodyOf = () => ({ codes: ['G22'], name: 'Văn phòng Chính phủ' });
    const inThread = await verifier.verify({ packet, receivedAt, bodyOf });
    expect(inThread.record).toMatchObject({ verdict: 'valid', outcome: 'accept' });
    const { asked } = authorities;
    expect(asked).toBeGreaterThan(0);
    const beside = await here.verify({ packet, receivedAt, bodyOf });
    expect(inThread.record).toEqual(beside.record);
    expect(inThread.proof.crls.length).toBe(beside.proof.crls.length);
    const again = await verifier.verify({ packet, receivedAt, bodyOf });
    expect([again.record.verdict, authorities.asked]).toEqual(['valid', asked * 2]);
  });

  it('repeats a verdict offline, with what was kept (SIG-15)', async () => {
    const { verifier, authorities } = open();
    const packet = await signedPacket();
    const { proof, record } = await verifier.verify({ packet, receivedAt });
    authorities.isUp = false;
    const again = await verifier.verify({ packet, receivedAt, kept: { proof, now: record.at } });
    expect(again.record).toEqual(record);
  });

  it('takes bytes that were handed over, and leaves all others as they are', async () => {
    const { verifier } = open();
    const packet = Uint8Array.from(await signedPacket());
    await verifier.verify({ packet, receivedAt });
    expect(packet.length).toBeGreaterThan(0);
    const { record } = await verifier.verify({ packet, receivedAt, handedOver: true });
    expect([record.verdict, packet.length]).toEqual(['valid', 0]);
  });

  it('says what is bad as one in the caller does (SIG-11)', async () => {
    const { verifier } = open();
    const { record } = await verifier.verify({ packet: await signedPacket([]), receivedAt });
    expect(record.findings.map(({ code }) => code)).toContain('signed.unsigned');
  });
});

describe('a thread that comes to no end', () => {
  it('is given up at its limit: the document stays undetermined, with the reason (REV-04)', async () => {
    const { verifier } = open({ program: endless, stopwatch: atOnce, limit: 30_000 });
    for (const _ of [1, 2]) {
      const { record, interrupted } = await verifier.verify({ packet: Buffer.from('x'), receivedAt });
      expect(record).toMatchObject({
        ...{ verdict: 'undetermined', outcome: 'wait', profile: 'law' },
        findings: [{ code: 'signed.verification-overran', seen: '30 s' }],
      });
      expect(interrupted).toBe(true);
    }
  });

  it.each([
    ['throws', broken, 'boom'],
    ['ends', silent, '3'],
  ])(
    'when it %s, the document stays undetermined, and the next has a new thread (REV-04)',
    async (_, program, seen) => {
      const { verifier } = open({ program });
      for (const _ of [1, 2]) {
        const { document } = await verifier.verify({ packet: Buffer.from('x'), receivedAt });
        expect(document).toMatchObject({
          ...{ verdict: 'undetermined', outcome: 'wait' },
          findings: [{ code: 'signed.verification-broke', seen }],
        });
      }
    },
  );
});
