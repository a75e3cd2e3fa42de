import { describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { encodeCrl } from '../../fixtures/keys/encode-crl.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import { testTrust } from '../../fixtures/keys/test-trust.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { fieldProfile, lawProfile } from '../../protocol/security/profiles.ts';
import { openDocument } from '../agency/open-packet.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createDocumentVerifier } from './document-verifier.ts';
import { minute, nineOClock, signAll, testLetter, usualSignatures } from './documents-under-test.ts';
import { createTestAuthorities } from './test-authorities.ts';
import { isToBeSigned } from './to-be-signed.ts';

const pki = testPki();

async function signedPacket(signatures = usualSignatures()): Promise<Uint8Array> {
  const letter = await testLetter();
  const pdf = await signAll(letter.pdf, signatures);
  const draft = draftOfLetter({ ...letter, pdf }, '2026/11/20 09:30:00');
  const encoded = encodeDocument({ ...draft, attachments: draft.attachments.slice(0, 1) }, 'sdk');
  if (!encoded.ok) throw new Error('it cannot be written');
  return encoded.value;
}

const receivedAt = nineOClock + 31 * minute;

function verifierAt(profile = lawProfile) {
  const clock = createManualClock(receivedAt + minute);
  const world = createTestAuthorities(() => clock);
  const { fetch } = world;
  const verifier = createDocumentVerifier({ trust: testTrust, profile, clock, fetch });
  return { clock, world, verifier };
}

describe('a verifier', () => {
  it('asks the authorities that certificates name, and asks again only when a list has ended (REV-01)', async () => {
    const { world, verifier } = verifierAt();
    const packet = await signedPacket();
    const first = await verifier.verify({ packet, receivedAt });
    expect([first.document.outcome, first.record.verdict]).toEqual(['accept', 'valid']);
    const { asked } = world;
    expect(asked).toBeGreaterThan(0);
    await verifier.verify({ packet, receivedAt });
    expect(world.asked).toBe(asked);
  });

  it('asks for a list no more while verdicts rest on it, and soon again for one that was forged (REV-01, REV-05)', async () => {
    const { world, clock } = verifierAt();
    const forged = encodeCrl({
      ...{
        issuer: pki.lookAlikeAuthority,
        at: clock.now(),
        nextUpdate: clock.now() + 3650 * 24 * 60 * minute,
      },
    });
    let isForging = true;
    const lists: string[] = [];
    const verifier = createDocumentVerifier({
      ...{ trust: testTrust, profile: lawProfile, clock },
      fetch: async (input) => {
        if (String(input).endsWith('.crl')) lists.push(String(input));
        const answer = await world.fetch(input);
        return isForging && String(input).includes('agency') ? new Response(Buffer.from(forged)) : answer;
      },
    });
    const packet = await signedPacket();
    const verdict = async () => (await verifier.verify({ packet, receivedAt })).document.verdict;
    expect(await verdict()).toBe('undetermined');
    isForging = false;
    await clock.advance(5 * minute);
    expect(await verdict()).toBe('valid');
    const asked = lists.length;
    await clock.advance(60 * minute);
    expect(await verdict()).toBe('valid');
    expect(lists).toHaveLength(asked);
  });

  it('calls nobody whom a stranger’s certificate names', async () => {
    const { clock } = verifierAt();
    const urls: string[] = [];
    const verifier = createDocumentVerifier({
      ...{ trust: testTrust, profile: lawProfile, clock },
      fetch: async (input) => {
        urls.push(String(input));
        return new Response('', { status: 404 });
      },
    });
    const stranger = issueTest({
      ...{
        issuer: pki.lookAlikeAuthority,
        profile: 'person',
        key: 'look-alike-leader',
        published: 'stranger',
      },
      subject: { organization: 'Văn phòng Chính phủ', code: 'G22', commonName: 'Nguyễn Thị Thử' },
    });
    const packet = await signedPacket([{ by: stranger, role: { kind: 'person' } }, ...usualSignatures()]);
    await verifier.verify({ packet, receivedAt });
    expect(urls.filter((url) => url.includes('agency'))).not.toEqual([]);
    expect(urls.filter((url) => url.includes('stranger'))).toEqual([]);
  });

  it('reads files anew for each judgement where all of them are too long to be kept open, and says the same', async () => {
    const { verifier } = verifierAt();
    const packet = await signedPacket();
    const document = openDocument(packet);
    if (!document.ok) throw new Error('it cannot be opened');
    const { attachments } = document.value;
    const drawing = { name: 'ban-ve.bin', bytes: new Uint8Array(9 * 1024 * 1024) };
    const short = await verifier.verify({ packet, receivedAt });
    const long = await verifier.verify({ packet, receivedAt, opened: [...attachments, drawing] });
    expect(short.record.verdict).toBe('valid');
    expect(long.record.signatures).toEqual(short.record.signatures);
    expect(long.document.findings).toEqual(short.document.findings);
  });

  it('says undetermined while nobody answers, and completes when somebody does (REV-04)', async () => {
    const { world, clock, verifier } = verifierAt();
    const packet = await signedPacket();
    world.isUp = false;
    expect((await verifier.verify({ packet, receivedAt })).document).toMatchObject({
      verdict: 'undetermined',
      outcome: 'wait',
    });
    world.isUp = true;
    await clock.advance(minute);
    expect((await verifier.verify({ packet, receivedAt })).document).toMatchObject({
      verdict: 'valid',
      outcome: 'accept',
    });
  });

  it('keeps what a verdict rests on, so that it repeats offline after a revocation (SIG-15, REV-02, REV-09)', async () => {
    const { world, clock, verifier } = verifierAt();
    const packet = await signedPacket();
    const { proof, record } = await verifier.verify({ packet, receivedAt });
    world.isUp = false;
    await clock.advance(400 * 24 * 60 * minute);
    const again = await verifier.verify({ packet, receivedAt, kept: { proof, now: record.at } });
    expect(again.record).toEqual(record);
    world.isUp = true;
    world.revoked = [{ holder: pki.leader, at: receivedAt + 60 * minute }];
    const later = await verifier.verify({ packet, receivedAt });
    expect(later.document.verdict).toBe('valid');
  });

  it('judges by the first receipt by the hub where no time-stamp is (TSP-03)', async () => {
    const { world, verifier } = verifierAt();
    world.revoked = [{ holder: pki.leader, at: nineOClock + 20 * minute }];
    const { document, record } = await verifier.verify({ packet: await signedPacket(), receivedAt });
    expect(document).toMatchObject({ verdict: 'revoked', outcome: 'refuse' });
    expect(record.signatures[0]?.proven).toEqual({ at: receivedAt, by: 'hub-receipt' });
  });

  it('writes down result, signer, time, integrity and path, in Vietnamese (SIG-13)', async () => {
    const { verifier } = verifierAt();
    const { record } = await verifier.verify({ packet: await signedPacket(), receivedAt });
    expect(record.signatures).toHaveLength(2);
    expect(record.signatures[0]).toMatchObject({
      ...{ result: 'thành công', signer: 'Nguyễn Thị Thử', integrity: 'toàn vẹn' },
      ...{ signedAt: nineOClock, role: 'person' },
    });
    expect(record.signatures[0]?.path.map(({ state }) => state)).toEqual(['good', 'good', 'trusted']);
  });

  it('never takes a decoration in the packet for a signature (SIG-19)', async () => {
    const { verifier } = verifierAt(fieldProfile);
    const letter = await testLetter();
    const draft = draftOfLetter(letter, '2026/11/20 09:30:00');
    const encoded = encodeDocument({ ...draft, signature: 'dummy' }, 'sdk');
    if (!encoded.ok) throw new Error('it cannot be written');
    const { document, record } = await verifier.verify({ packet: encoded.value, receivedAt });
    expect([document.outcome, document.verdict, record.packet]).toEqual(['flag', 'absent', 'absent']);
  });

  it('refuses a packet whose files cannot be taken out', async () => {
    const { verifier } = verifierAt();
    const { document } = await verifier.verify({ packet: Buffer.from('<x/>'), receivedAt });
    expect(document).toMatchObject({ verdict: 'malformed', outcome: 'refuse' });
  });
});

describe('what is to be signed', () => {
  const file = { facts: { encoded: [], size: 1, sha256: '', sniffed: 'pdf', zipped: false } } as const;
  const kinds = (kind: 0 | 1 | 2 | 3) => ({ kind, staff: [], replacements: [] });
  it.each([
    ['a document', kinds(0), [], true],
    ['a document that replaces another', kinds(3), [], true],
    ['an update of receivers', kinds(2), [], false],
    ['an update with a file', kinds(2), [file], true],
    ['a recall without a file', kinds(1), [], false],
  ])('is %s', (_, transaction, attachments, expected) => {
    expect(isToBeSigned({ transaction, attachments })).toBe(expected);
  });
});
