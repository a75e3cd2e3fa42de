import { proofsAt } from '../../fixtures/keys/proofs.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testContext } from '../../fixtures/keys/test-trust.ts';
import { signAsAgency, signAsPerson, signingDay } from '../../fixtures/pdf-signatures/judge-draft.ts';
import { letterDraft, letterObjects } from '../../fixtures/pdf-signatures/letter-draft.ts';
import { bytesOfDraft, streamBody } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { lawProfile } from '../../protocol/security/profiles.ts';
import { signPacket } from '../../protocol/security/xml/sign-packet.ts';
import { createSeededChance } from '../../simulator/ports/seeded-chance.ts';
import { packetOfSize } from './payloads.ts';

/** A letter with both signatures, RSA, and a picture on its page that makes it about `size` bytes long. */
export async function signedPdfOfSize(size: number): Promise<Uint8Array> {
  const pixels = Buffer.from(createSeededChance('bench').bytes('scan', size)).toString('latin1');
  const picture = streamBody(
    `/Type /XObject /Subtype /Image /Width ${size} /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8`,
    pixels,
  );
  const letter = letterDraft({ objects: { [letterObjects.picture]: picture } });
  return bytesOfDraft(await signAsAgency(await signAsPerson(letter)));
}

/** A packet of about `size` bytes that a leader signed, RSA. */
export async function signedPacketOfSize(size: number): Promise<Uint8Array> {
  const signed = await signPacket(packetOfSize(size), { key: signingKeyOf(testPki().leader) });
  if (!signed.ok) throw new Error('the benchmark’s packet could not be signed');
  return signed.value;
}

/** When everything is judged: all certificates hold, and the lists are of that hour. */
export const benchMoment: number = signingDay;

/** Warm: lists at hand that were read and verified before, by a memo that lasts. */
export function warmContext(): VerificationContext {
  const [proof, memo] = [proofsAt(benchMoment), new Map<string, unknown>()];
  return testContext({ profile: lawProfile, now: benchMoment, proof, memo });
}
