import type { Instant } from '../../protocol/ports/ports.ts';
import { type Reading, read } from '../../protocol/result.ts';
import type { ProofMaterial } from '../../protocol/security/context.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import {
  encodeTimeStampToken,
  type Holder,
  imprintOf,
  issueTest,
  type OfficialLetter,
  type SigningRole,
  signingKeyOf,
  signPdf,
  type TimeStamper,
  testPki,
} from './reference-peers.ts';

/** The files of a letter as they are sent. */
export interface SignedFiles {
  readonly letter: OfficialLetter;
  readonly pdf: Uint8Array;
  readonly annex: Uint8Array;
}

/** How a letter is signed. The name stands for all of it: two plans of one name sign alike. */
export interface SigningPlan {
  readonly name: string;
  /** Full name of the person, as printed. */
  readonly person: string;
  sign(letter: OfficialLetter, sentAt: Instant): Promise<SignedFiles>;
}

/** One signature of the letter's own file. */
export interface Act {
  readonly by: Holder | SigningKey;
  readonly role: SigningRole;
  readonly at: Instant;
  /** A time-stamp is added when given. */
  readonly timeStamp?: TimeStamper;
}

/** The two who sign a letter: the competent person, and the agency after that. */
export interface OfficeKeys {
  readonly person: Holder;
  readonly agency: Holder;
}

const minute = 60_000;
/** The person signs so long before the letter is sent, the agency ten minutes after the person. */
export const before = 20 * minute;

/** Keys of the offices that write letters to a system under test. */
export function keysOf(code: string): OfficeKeys {
  const { leader, seal } = testPki();
  if (code === 'G22') return { person: leader, agency: seal };
  ministry ??= issueMinistry();
  return ministry;
}

let ministry: OfficeKeys | undefined;

function issueMinistry(): OfficeKeys {
  const { agencyAuthority } = testPki();
  const name = 'Bộ Khoa học và Công nghệ';
  const body = { organization: name, code: 'G06', commonName: name };
  const issue = { issuer: agencyAuthority, published: 'agency' } as const;
  const person = { ...body, title: 'Thứ trưởng', commonName: 'Lê Thị Thí Dụ' };
  return {
    person: issueTest({ ...issue, profile: 'person', subject: person, key: 'spare-rsa' }),
    agency: issueTest({ ...issue, profile: 'seal', subject: body, key: 'spare-ec' }),
  };
}

/** As it should be: the person, then the agency, each with its own certificate; the annex by the agency. */
export function usualPlan(code: string): SigningPlan {
  return plan(`usual ${code}`, code, () => ({}));
}

/** What a plan does otherwise than usual. */
export interface Otherwise {
  readonly keys?: Partial<OfficeKeys>;
  /** In the place of the person's and the agency's signature. */
  readonly acts?: (usual: readonly [Act, Act], letter: OfficialLetter) => readonly Act[];
  /** Done to the signed file afterwards. */
  readonly after?: (pdf: Uint8Array) => Uint8Array;
  readonly annexAfter?: (pdf: Uint8Array) => Uint8Array;
  readonly annexUnsigned?: true;
  readonly timeStamp?: (at: Instant) => TimeStamper;
  /** Kept in the file, so that the verdict can be had when the certificates have ended. */
  readonly proof?: ProofMaterial;
  /** Milliseconds before sending at which the person claims to have signed. */
  readonly before?: number;
}

/** A plan of an office that differs from the usual one in one thing. */
export function plan(name: string, code: string, otherwise: (sentAt: Instant) => Otherwise): SigningPlan {
  return {
    name,
    get person() {
      return keysOf(code).person.subject.commonName;
    },
    sign: (letter, sentAt) => signAll(letter, sentAt, keysOf(code), otherwise(sentAt)),
  };
}

async function signAll(
  letter: OfficialLetter,
  sentAt: Instant,
  usual: OfficeKeys,
  other: Otherwise,
): Promise<SignedFiles> {
  const keys = { ...usual, ...other.keys };
  const at = sentAt - (other.before ?? before);
  const { signer, from, codeNumber, codeNotation, signatureAt: place } = letter.metadata;
  const sealedAt = at + 10 * minute;
  const stamp = (when: Instant) =>
    other.timeStamp === undefined ? {} : { timeStamp: other.timeStamp(when) };
  const acts: readonly [Act, Act] = [
    { by: keys.person, role: { kind: 'person', name: signer, place }, at, ...stamp(at) },
    { by: keys.agency, role: { kind: 'agency', body: from.name }, at: sealedAt, ...stamp(sealedAt) },
  ];
  let pdf = letter.pdf;
  for (const act of other.acts?.(acts, letter) ?? acts) pdf = await signOnce(pdf, act, other.proof);
  const role = { kind: 'annex', code: `${codeNumber}/${codeNotation}` } as const;
  if (other.annexUnsigned) return { letter, pdf, annex: letter.annex };
  const annex = await signOnce(letter.annex, { by: usual.agency, role, at: sealedAt, ...stamp(sealedAt) });
  return { letter, pdf: other.after?.(pdf) ?? pdf, annex: other.annexAfter?.(annex) ?? annex };
}

async function signOnce(pdf: Uint8Array, { by, role, at, timeStamp }: Act, proof?: ProofMaterial) {
  const key = 'sign' in by ? by : signingKeyOf(by);
  const stamped = proof === undefined ? 't' : 'lt';
  const level = timeStamp === undefined ? 'b' : stamped;
  const stamp = timeStamp === undefined ? {} : { timeStamp, ...(proof === undefined ? {} : { proof }) };
  return signedOf(await signPdf(pdf, { key, role, at, level, check: 'unchecked', ...stamp }));
}

function signedOf(reading: Reading<Uint8Array>): Uint8Array {
  if (reading.ok) return reading.value;
  throw new Error(`a letter cannot be signed: ${reading.problems.map(({ code }) => code).join(', ')}`);
}

/** A time-stamp service that is where its clock is, by a certificate of one's choice. */
export function stampBy(signer: Holder, at: Instant, bend = (bytes: Uint8Array) => bytes): TimeStamper {
  return async (signature) =>
    read(encodeTimeStampToken({ imprint: imprintOf(bend(signature)), at, signer, serial: Uint8Array.of(7) }));
}
