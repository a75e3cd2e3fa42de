import { randomUUID } from 'node:crypto';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { agencyOf, type WorldAgency } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { type Urgency, urgencies } from '../../loadtests/journal.ts';
import { renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import type { Clock } from '../../protocol/ports/ports.ts';
import type { Reading } from '../../protocol/result.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { createDocumentSigner, type DocumentSigner } from '../../simulator/signing/document-signer.ts';
import { memoryKey } from '../../simulator/signing/memory-key.ts';
import { openPkcs12 } from '../../simulator/signing/pkcs12.ts';
import type { CliContext } from '../context.ts';
import { callServices } from '../pki/call-services.ts';

/** A letter with both signatures, and the packet that carries it. */
export interface SignedLetter {
  readonly documentId: string;
  readonly packet: Uint8Array;
}

/** Sets, signs and packs letters of one body: whom it goes to, and its number in the body’s register. */
export interface LetterSigning {
  readonly from: WorldAgency;
  make(to: readonly WorldAgency[], urgency: Urgency, number: number): Promise<SignedLetter>;
}

/** The body that signs: of the bodies of the shipped world, the one whose letterhead is known. */
const author = { code: 'G22', name: 'Nguyễn Thị Thử', title: 'Phó Chủ nhiệm' } as const;

/**
 * A body with fresh certificates of running test trust services, by their management address. Every letter is set and
 * signed for itself, because a hub compares what is printed with what the packet says.
 * @throws {CommandFailure} when the services do not answer.
 */
export async function openSigning(
  context: CliContext,
  services: string,
  clock: Clock,
): Promise<LetterSigning> {
  const from = agencyOf(world2026, author.code);
  const body = { organization: from.name, code: from.code };
  const keys = {
    person: await issue(context, services, 'person', {
      ...body,
      title: author.title,
      commonName: author.name,
    }),
    agency: await issue(context, services, 'seal', { ...body, commonName: from.name }),
  };
  const keysOf = (code: string) => (code === from.code || code === from.code102 ? keys : undefined);
  const signer = createDocumentSigner({ keysOf, clock, check: () => 'unchecked' });
  return { from, make: (to, urgency, number) => makeLetter(signer, clock, { from, to, urgency, number }) };
}

interface LetterOrder {
  readonly from: WorldAgency;
  readonly to: readonly WorldAgency[];
  readonly urgency: Urgency;
  readonly number: number;
}

async function makeLetter(
  signer: DocumentSigner,
  clock: Clock,
  { from, to, urgency, number }: LetterOrder,
): Promise<SignedLetter> {
  const sentAt = renderLocalTimestamp(clock.now());
  const letter = await officialLetter({
    seed: number % differentLetters,
    from: from.code,
    to: to.map(({ code }) => code),
    date: sentAt.slice(0, 10),
    number,
    signer: signer.personOf(from.code) ?? author.name,
  });
  const draft = draftOfLetter(letter, sentAt);
  const otherInfo = { ...draft.otherInfo, priority: urgencies.indexOf(urgency) };
  const signed = must(await signer.signFiles({ ...draft, otherInfo }));
  return { documentId: letter.metadata.documentId, packet: must(encodeDocument(signed, 'sdk')) };
}

/** How many texts there are before they begin again, under other numbers. */
const differentLetters = 50;

async function issue(
  context: CliContext,
  services: string,
  profile: 'person' | 'seal',
  subject: Readonly<Record<string, string>>,
): Promise<SigningKey> {
  const order = { by: 'provider', authority: 'agency', profile, subject, make: 'rsa-2048' };
  const { number } = await callServices(context, services, '/requests', order);
  const password = randomUUID();
  const { pkcs12 } = await callServices(context, services, `/requests/${String(number)}/key-file`, {
    password,
  });
  return must(memoryKey(must(openPkcs12(Buffer.from(String(pkcs12), 'base64'), password))));
}

function must<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new Error(`a letter could not be signed: ${reading.problems.map(({ code }) => code).join(', ')}`);
}
