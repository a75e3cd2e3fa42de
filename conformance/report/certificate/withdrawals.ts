import { hash } from 'node:crypto';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import { contentOf } from '../../../protocol/security/cms/content.ts';
import { verifyCms } from '../../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../../protocol/security/context.ts';
import type { SignatureVerdict } from '../../../protocol/security/verdict.ts';
import {
  createSchemaReader,
  type JsonSchema,
  readJsonText,
} from '../../../protocol/settings/schema-reader.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type Admitted, day, listOf, objectOf, oneOf, sha256, text, whole } from '../schema-of.ts';

const listSchema = objectOf({
  schema: oneOf(['lienthong-withdrawals/1']),
  issuedAt: whole(),
  nextUpdate: day,
  issuer: text({ minLength: 1 }),
  withdrawn: listOf(
    objectOf({
      manifest: sha256,
      system: text({ minLength: 1 }),
      withdrawnAt: day,
      reason: text({ minLength: 1 }),
    }),
  ),
});

/**
 * A list of packages that no longer count, by the SHA-256 of their manifests. `nextUpdate` is the last day on which it
 * can be relied on; a later list holds all that an earlier one held.
 */
export type WithdrawalList = Admitted<typeof listSchema>;

/** Published as `docs/withdrawals.schema.json`. */
export const publishedWithdrawalsSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'lienthong withdrawals, version 1',
  description:
    'Certificate packages that were withdrawn. Canonical JSON (RFC 8785), signed in a file of the same name with .p7s behind it.',
  ...listSchema.json,
};

const reader = createSchemaReader<WithdrawalList>(listSchema.json);

/** The name of the signature beside a list. */
export const withdrawalSignature = (place: string) => `${place}.p7s`;

/** What a package goes by in a list. */
export function packageId(manifest: Uint8Array): string {
  return hash('sha256', manifest);
}

/** The bytes that are signed. */
export function encodeWithdrawals(list: WithdrawalList): Uint8Array {
  return Buffer.from(canonicalJson(list));
}

/** Reads a list back; bytes that are not its one canonical text are none. */
export function decodeWithdrawals(bytes: Uint8Array, place: string): Reading<WithdrawalList> {
  const said = Buffer.from(bytes).toString('utf8');
  const reading = readJsonText(said, reader);
  if (reading.ok && canonicalJson(reading.value) === said) return read(reading.value);
  const seen = reading.ok ? 'not canonical' : (reading.problems[0]?.place.path ?? '');
  return unread(problem('certification.withdrawals-unsound', place, { seen }));
}

/** A list with its signature, as they were fetched. */
export interface GivenWithdrawals {
  readonly place: string;
  readonly list: Uint8Array;
  readonly signature: Uint8Array;
}

/** What a list is held against. */
export interface WithdrawalGround {
  readonly manifest: Uint8Array;
  /** Who signed the package. */
  readonly signer: SignatureVerdict | undefined;
  readonly security: VerificationContext;
  /** Day in Vietnam, `yyyy-mm-dd`. */
  readonly day: string;
}

/**
 * What a list says of a package. Only who signed the package can withdraw it: the same name in a certificate that is
 * trusted. A list that is past its day, or whose signer cannot be judged yet, leaves the package open (a warning).
 */
export function checkWithdrawals(
  { place, list: bytes, signature }: GivenWithdrawals,
  { manifest, signer, security, day: today }: WithdrawalGround,
): { readonly open: boolean; readonly problems: readonly Problem[] } {
  const list = decodeWithdrawals(bytes, place);
  if (!list.ok) return { open: false, problems: list.problems };
  const options = { place: withdrawalSignature(place), binding: 'required' } as const;
  const [signed, another] = verifyCms(signature, contentOf(bytes), security, options);
  const verdict = another === undefined ? signed?.verdict : 'malformed';
  if (verdict !== 'valid' && verdict !== 'undetermined') {
    const detail = { seen: verdict ?? 'absent' };
    return { open: false, problems: [problem('certification.withdrawals-unsound', options.place, detail)] };
  }
  const [by, whose] = [signed, signer].map((each) => each?.signer?.subject.text ?? '');
  if (by !== whose || by === undefined) {
    const detail = { seen: by ?? '', expected: whose ?? '' };
    return { open: false, problems: [problem('certification.withdrawals-foreign', place, detail)] };
  }
  const found = list.value.withdrawn.find((each) => each.manifest === packageId(manifest));
  if (found !== undefined && found.withdrawnAt <= today) {
    const detail = { seen: found.withdrawnAt, expected: found.reason };
    return { open: false, problems: [problem('certification.withdrawn', place, detail)] };
  }
  const isStale = list.value.nextUpdate < today;
  const stale = { seen: list.value.nextUpdate };
  return {
    open: isStale || verdict === 'undetermined',
    problems: isStale ? [problem('certification.withdrawals-stale', place, stale)] : [],
  };
}
