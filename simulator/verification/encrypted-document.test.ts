import { describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { repeatableBytes } from '../../fixtures/encrypted-files/test-receivers.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testTrust } from '../../fixtures/keys/test-trust.ts';
import type { OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { encryptAttachment } from '../../protocol/security/encryption/encrypted-attachment.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { minute, nineOClock, signAll, testLetter, usualSignatures } from './documents-under-test.ts';
import { createTestAuthorities } from './test-authorities.ts';
import { verifierByRules } from './verifier-by-rules.ts';

const receivedAt = nineOClock + 31 * minute;

function verifier() {
  const clock = createManualClock(receivedAt + minute);
  const { fetch } = createTestAuthorities(() => clock);
  return verifierByRules({ profile: 'law', trust: testTrust(), fetch }, clock);
}

function sealed(file: OutgoingAttachment): OutgoingAttachment {
  const receivers = [testPki().encryption.certificate];
  const randomBytes = repeatableBytes('sealed');
  const made = encryptAttachment(file, { receivers, randomBytes, mimeType: 'application/pdf' });
  if (!made.ok) throw new Error(made.problems[0]?.code);
  return made.value;
}

async function signedFile(): Promise<OutgoingAttachment> {
  const letter = await testLetter();
  return { name: 'cong-van.pdf', bytes: await signAll(letter.pdf, usualSignatures()) };
}

async function packetOf(attachments: readonly OutgoingAttachment[]): Promise<Uint8Array> {
  const draft = draftOfLetter(await testLetter(), '2026/11/20 09:30:00');
  const packet = encodeDocument({ ...draft, attachments }, 'sdk');
  if (!packet.ok) throw new Error(packet.problems[0]?.code);
  return packet.value;
}

describe('a document whose files are encrypted', () => {
  it('TLS-09, SIG-11: is undetermined to whoever has no key, and goes its way marked', async () => {
    const packet = await packetOf([sealed(await signedFile())]);
    const { record } = await verifier().verify({ packet, receivedAt });
    expect(record).toMatchObject({ verdict: 'undetermined', outcome: 'flag', signatures: [] });
    expect(record.findings.map(({ code }) => code)).toEqual(['encryption.not-judged']);
  });

  it('SIG-11: is judged by its receiver as its sender signed it', async () => {
    const file = await signedFile();
    const packet = await packetOf([sealed(file)]);
    const { record } = await verifier().verify({ packet, receivedAt, opened: [file] });
    expect([record.verdict, record.outcome, record.signatures.length]).toEqual(['valid', 'accept', 2]);
    const unsigned = { ...file, bytes: (await testLetter()).pdf };
    const bad = await verifier().verify({ packet, receivedAt, opened: [unsigned] });
    expect([bad.record.outcome, bad.record.findings[0]?.code]).toEqual(['refuse', 'signed.unsigned']);
  });

  it('SIG-11: leaves an encrypted annex open beside a good document, and hides no bad one', async () => {
    const file = await signedFile();
    const annex = sealed({ name: 'phu-luc.pdf', bytes: (await testLetter()).annex });
    const good = await verifier().verify({ packet: await packetOf([file, annex]), receivedAt });
    expect([good.record.verdict, good.record.outcome]).toEqual(['undetermined', 'flag']);
    const bare = { ...file, bytes: (await testLetter()).pdf };
    const bad = await verifier().verify({ packet: await packetOf([bare, annex]), receivedAt });
    expect(bad.record.outcome).toBe('refuse');
  });

  it('TLS-09: is refused by name for a weak algorithm, which anybody can see', async () => {
    const own = sealed(await signedFile());
    const weak = Buffer.from(own.bytes)
      .toString('utf8')
      .replace('http://www.w3.org/2009/xmlenc11#aes256-gcm', 'http://www.w3.org/2001/04/xmlenc#aes256-cbc');
    const packet = await packetOf([{ ...own, bytes: Buffer.from(weak) }]);
    const { record } = await verifier().verify({ packet, receivedAt });
    expect([record.verdict, record.outcome, record.findings[0]?.code]).toEqual([
      ...['weak-algorithm', 'refuse', 'encryption.algorithm-weak'],
    ]);
  });
});
