import { usageOids } from '../asn1/oids.ts';
import { problem } from '../problems/problem.ts';
import type { Certificate, KeyUsageBit } from './certificate.ts';
import type { TrustPurpose } from './context.ts';
import type { Finding } from './finding.ts';

/** What a purpose asks of the leaf's certificate: one of each list, where the certificate has the extension. */
interface Usage {
  readonly bits: readonly KeyUsageBit[];
  readonly extended: readonly string[];
  /** The extension must be there (RFC 3161 §2.3). */
  readonly required?: true;
}

const signing: Usage = {
  bits: ['digitalSignature', 'nonRepudiation'],
  // A certificate for TLS alone signs no documents (CRT-04); e-mail protection is what authorities of the
  // country write for people.
  extended: [
    usageOids.documentSigning,
    usageOids.microsoftDocumentSigning,
    usageOids.adobeDocumentSigning,
    usageOids.emailProtection,
    usageOids.any,
  ],
};

const usages: Readonly<Record<TrustPurpose, Usage>> = {
  'official-signature': signing,
  'public-signature': signing,
  'time-stamp': { bits: signing.bits, extended: [usageOids.timeStamping], required: true },
  device: {
    bits: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
    extended: [usageOids.serverAuth, usageOids.clientAuth, usageOids.any],
  },
  encryption: {
    bits: ['keyEncipherment', 'keyAgreement', 'dataEncipherment'],
    extended: [usageOids.emailProtection, usageOids.any],
  },
};

/** Judges a leaf by what it is used for (CRT-04); `extended` narrows the extended usages further. */
export function checkLeafUsage(
  leaf: Certificate,
  purpose: TrustPurpose,
  extended: readonly string[] = usages[purpose].extended,
): readonly Finding[] {
  const { bits, required } = usages[purpose];
  const place = leaf.subject.text;
  const { keyUsage, extendedKeyUsage = required === true ? [] : undefined } = leaf;
  const findings: Finding[] = [];
  if (leaf.isAuthority) {
    findings.push({ verdict: 'wrong-usage', problem: problem('certificate.authority-signs', place) });
  }
  if (keyUsage !== undefined && !bits.some((bit) => keyUsage.includes(bit))) {
    const detail = { seen: keyUsage.join(', '), expected: bits.join(' / ') };
    findings.push({ verdict: 'wrong-usage', problem: problem('certificate.usage', place, detail) });
  }
  return [...findings, ...checkExtended(place, extendedKeyUsage, extended)];
}

/** An authority with extended usages certifies for these alone, as every verifier in use reads them. */
export function checkAuthorityUsage(
  authority: Certificate,
  purpose: TrustPurpose,
  extended: readonly string[] = usages[purpose].extended,
): readonly Finding[] {
  const accepted = [...extended, usageOids.any];
  return checkExtended(authority.subject.text, authority.extendedKeyUsage, accepted);
}

function checkExtended(
  place: string,
  present: readonly string[] | undefined,
  accepted: readonly string[],
): readonly Finding[] {
  if (present === undefined || accepted.some((usage) => present.includes(usage))) return [];
  const seen = present.length === 0 ? '–' : present.join(', ');
  return [{ verdict: 'wrong-usage', problem: problem('certificate.extended-usage', place, { seen }) }];
}
