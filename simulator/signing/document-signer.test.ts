import { afterEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { proofsAt, type TestRevocation } from '../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testContext } from '../../fixtures/keys/test-trust.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { verifyPacketSignature } from '../../protocol/security/xml/verify-packet-signature.ts';
import { openDocument } from '../agency/open-packet.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { runFirstLetter } from '../scene/first-letter.ts';
import { createVirtualTime } from '../scene/virtual-time.ts';
import { type RunningWorld, startWorld } from '../world.ts';
import { createDocumentSigner } from './document-signer.ts';

const pki = testPki();
const keys = { person: signingKeyOf(pki.leader), agency: signingKeyOf(pki.seal) };
const friday = Date.UTC(2026, 10, 20, 2, 30);
const running: RunningWorld[] = [];
afterEach(async () => {
  for (const world of running.splice(0)) await world.close();
});

const contextAt = (at: number, revoked: readonly TestRevocation[] = []) =>
  testContext({ profile: lawProfile, now: at, proof: proofsAt(at, revoked) });

async function openWorld(revoked: readonly TestRevocation[] = []) {
  const { clock, hurry } = createVirtualTime(friday);
  const signer = createDocumentSigner({ ...signing(clock, revoked), packets: true });
  const ports = { clock, chance: createSeededChance('11'), log: createMemoryLog() };
  const world = await startWorld({ world: world2026, seed: 11, ports, signer });
  running.push(world);
  return { world, hurry, clock };
}

function signing(clock: Clock, revoked: readonly TestRevocation[]) {
  const check = (at: number) => contextAt(at, revoked);
  return { keysOf: (code: string) => (code.endsWith('G22') ? keys : undefined), clock, check };
}

describe('a world with keys', () => {
  it('sends letters that every receiver can verify: person, agency, annex, packet (SIG-01, SIG-02, ATT-05, ATT-11)', async () => {
    const { world, hurry, clock } = await openWorld();
    const sent = await hurry(runFirstLetter(world, () => undefined));
    const { store } = world.nodeOf('H17');
    const entry = store.findReceived({ documentId: sent.documentId, to: 'H17', transaction: 0 });
    if (entry === undefined) throw new Error('nothing arrived');
    const bytes = await store.files.read(entry.file);
    const opened = openDocument(bytes);
    if (!opened.ok) throw new Error('it cannot be opened');
    const context = contextAt(clock.now());
    const verdicts = opened.value.attachments.map((file) => verifyPdf(sourceOf(file.bytes), context));
    expect(verdicts.map(({ verdict, signatures }) => [verdict, signatures.length])).toEqual([
      ['valid', 2],
      ['valid', 1],
    ]);
    expect(verifyPacketSignature(bytes, context).verdict).toBe('valid');
  });

  it('puts nothing on the wire when a certificate is revoked (SIG-10)', async () => {
    const { world } = await openWorld([{ holder: pki.seal, at: friday - 3_600_000 }]);
    const letter = await officialLetter({ seed: 5, signer: 'Nguyễn Thị Thử' });
    const node = world.nodeOf('G22');
    const sent = await node.send(draftOfLetter(letter, '2026/11/20 09:30:00'));
    expect(sent.ok ? [] : sent.problems.map(({ code }) => code)).toContain('signing.certificate-revoked');
    expect(node.store.outgoing()).toEqual([]);
    expect(node.store.findSent(letter.metadata.documentId)).toBeUndefined();
  });

  it('leaves files alone that are signed, or that are no PDFs', async () => {
    const { clock } = createVirtualTime(friday);
    const signer = createDocumentSigner(signing(clock, []));
    const draft = draftOfLetter(
      await officialLetter({ seed: 5, signer: 'Nguyễn Thị Thử' }),
      '2026/11/20 09:30:00',
    );
    const note = { name: 'note.txt', description: 'x', bytes: Buffer.from('x') };
    const once = await signer.signFiles({ ...draft, attachments: [...draft.attachments, note] });
    const twice = once.ok ? await signer.signFiles(once.value) : once;
    expect(once.ok && twice.ok && twice.value.attachments).toEqual(once.ok && once.value.attachments);
    expect(once.ok && once.value.attachments[2]).toBe(note);
  });
});
