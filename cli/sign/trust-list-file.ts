import { isDayText } from '../../protocol/calendar/civil-date.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { TrustAnchor, TrustPurpose } from '../../protocol/security/context.ts';
import { parseCertificate } from '../../protocol/security/parse-certificate.ts';
import { CommandFailure } from '../context.ts';
import { pemBlocks } from './pem-blocks.ts';

const purposeNames = {
  'official-signature': true,
  'public-signature': true,
  'time-stamp': true,
  device: true,
  encryption: true,
} as const satisfies Record<TrustPurpose, true>;

/** What roots without a purpose of their own are trusted for. */
const usualPurposes: readonly TrustPurpose[] = ['official-signature', 'time-stamp', 'device', 'encryption'];

/**
 * Reads trusted roots: PEM certificates, or the JSON that `lienthong pki` writes, which says what each root is
 * trusted for and until when (SIG-14, CRT-07).
 * @throws {CommandFailure} when there is no certificate in it, or something in it cannot be read.
 */
export function readTrustFile(name: string, bytes: Uint8Array): readonly TrustAnchor[] {
  // A byte order mark, which editors of Windows put in front, counts as space.
  const text = Buffer.from(bytes).toString('utf8').trimStart();
  const anchors = text.startsWith('{')
    ? anchorsOf(name, text)
    : pemBlocks(text, 'CERTIFICATE').map((der) => anchor(name, der, usualPurposes));
  if (anchors.length > 0) return anchors;
  throw new CommandFailure({
    vi: `“${name}” không có chứng thư nào`,
    en: `there is no certificate in “${name}”`,
  });
}

function anchorsOf(name: string, text: string): readonly TrustAnchor[] {
  const list = parseJson(name, text);
  const entries: readonly unknown[] = isRecord(list) && Array.isArray(list['anchors']) ? list['anchors'] : [];
  return entries.flatMap((entry) => {
    if (!isRecord(entry) || typeof entry['certificate'] !== 'string') throw malformed(name, 'certificate');
    const purposes = purposesOf(name, entry['purposes']);
    const limits = { ...limit(name, 'from', entry), ...limit(name, 'until', entry) };
    return pemBlocks(entry['certificate'], 'CERTIFICATE').map((der) => ({
      ...anchor(name, der, purposes),
      ...limits,
    }));
  });
}

function purposesOf(name: string, value: unknown): readonly TrustPurpose[] {
  if (!Array.isArray(value)) throw malformed(name, 'purposes');
  return value.map((each: unknown) => {
    if (typeof each !== 'string' || !isPurpose(each)) throw malformed(name, `purposes: ${String(each)}`);
    return each;
  });
}

function limit(
  name: string,
  which: 'from' | 'until',
  entry: Readonly<Record<string, unknown>>,
): { readonly [K in 'from' | 'until']?: Instant } {
  const value = entry[which];
  if (value === undefined) return {};
  const isDay = typeof value === 'string' && isDayText(value.slice(0, 10));
  const at = isDay ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw malformed(name, which);
  return { [which]: at };
}

function anchor(name: string, der: Uint8Array, purposes: readonly TrustPurpose[]): TrustAnchor {
  const parsed = parseCertificate(der);
  if (parsed.ok) return { certificate: parsed.value, purposes };
  throw malformed(name, parsed.problems.map(({ code }) => code).join(', '));
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed(name, 'JSON');
  }
}

function malformed(name: string, what: string): CommandFailure {
  return new CommandFailure({
    vi: `không đọc được danh sách tin cậy “${name}”: ${what}`,
    en: `the trust list “${name}” cannot be read: ${what}`,
  });
}

function isPurpose(text: string): text is TrustPurpose {
  return Object.hasOwn(purposeNames, text);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
