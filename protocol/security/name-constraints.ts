import { problem } from '../problems/problem.ts';
import type { Certificate, GeneralName, NameKind } from './certificate.ts';
import type { Finding } from './finding.ts';
import { isSelfIssued } from './path-search.ts';

/** Names times constraints of one path; honest ones have a handful of each. */
const mostComparisons = 100_000;

const mailAttribute = '1.2.840.113549.1.9.1';

type Match = 'inside' | 'outside' | 'unclear';

/**
 * Checks the names of a path, the leaf first, against the constraints of the authorities above each (RFC 5280
 * §4.2.1.10, §6.1.3 b and c). The root's own constraints count too: that is stricter than the text asks.
 */
export function checkNames(certificates: readonly Certificate[]): readonly Finding[] {
  const pairs = certificates.flatMap((authority, height) => {
    const { nameConstraints } = authority;
    if (nameConstraints === undefined) return [];
    const below = certificates.slice(0, height).filter((each, index) => index === 0 || !isSelfIssued(each));
    return below.map((each) => ({ certificate: each, names: namesOf(each), nameConstraints }));
  });
  const comparisons = pairs.reduce(
    (sum, { names, nameConstraints: { permitted, excluded } }) =>
      sum + names.length * (permitted.length + excluded.length),
    0,
  );
  if (comparisons > mostComparisons) return [tooMany()];
  return pairs.flatMap(({ certificate, names, nameConstraints: { permitted, excluded } }) =>
    names.flatMap((name) => {
      const match = judge(name, permitted, excluded);
      return match === 'inside' ? [] : [finding(match, certificate, name)];
    }),
  );
}

function finding(match: Match, { subject }: Certificate, { kind, value }: GeneralName): Finding {
  const code = match === 'outside' ? 'certificate.name-forbidden' : 'certificate.name-not-understood';
  return { verdict: 'wrong-usage', problem: problem(code, subject.text, { seen: `${kind}:${value}` }) };
}

function tooMany(): Finding {
  const expected = String(mostComparisons);
  return { verdict: 'untrusted', problem: problem('certificate.path-too-wide', 'path', { expected }) };
}

/** Subject, alternative names, and the mail addresses in the subject when no other one stands there. */
function namesOf({ subject, alternativeNames }: Certificate): readonly GeneralName[] {
  const content = subject.der;
  const own: GeneralName[] = [];
  if (subject.attributes.length > 0) own.push({ kind: 'directory', value: subject.canonical, content });
  if (!alternativeNames.some(({ kind }) => kind === 'mail')) {
    const mails = subject.attributes.filter(({ oid }) => oid === mailAttribute);
    own.push(...mails.map(({ value }): GeneralName => ({ kind: 'mail', value, content })));
  }
  return [...own, ...alternativeNames];
}

/** No exclusion may match; where names of the kind are permitted at all, one permission must. */
function judge(
  name: GeneralName,
  permitted: readonly GeneralName[],
  excluded: readonly GeneralName[],
): Match {
  const ofKind = (each: GeneralName): boolean => isSameKind(each, name);
  const barred = excluded.filter(ofKind).map((base) => compare(name, base, true));
  if (barred.includes('inside')) return 'outside';
  const allowed = permitted.filter(ofKind).map((base) => compare(name, base, false));
  if (allowed.length > 0 && !allowed.includes('inside'))
    return allowed.includes('unclear') ? 'unclear' : 'outside';
  return barred.includes('unclear') ? 'unclear' : 'inside';
}

/** Names of kinds that are not compared here are the same kind when their tags are. */
function isSameKind(one: GeneralName, other: GeneralName): boolean {
  return one.kind === other.kind && (one.kind !== 'other' || one.value === other.value);
}

const comparers: Readonly<Record<NameKind, (name: GeneralName, base: GeneralName, wide: boolean) => Match>> =
  {
    directory: (name, base) => matchIf(name.value.startsWith(base.value)),
    dns: (name, base, wide) => compareHosts(name.value, base.value, wide),
    mail: (name, base) => compareMails(name.value, base.value),
    uri: (name, base) => compareAddresses(name.value, base.value),
    ip: (name, base) => matchIf(isInNetwork(name.content, base.content)),
    other: () => 'unclear',
  };

function compare(name: GeneralName, base: GeneralName, wide: boolean): Match {
  return comparers[name.kind](name, base, wide);
}

function matchIf(inside: boolean): Match {
  return inside ? 'inside' : 'outside';
}

const hostForm = /^(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

/**
 * A host lies within its own name and any name above it. An exclusion also bars a wildcard that may stand for
 * what is excluded (`wide`).
 */
function compareHosts(written: string, constraint: string, wide: boolean): Match {
  const wildcard = written.startsWith('*.');
  const host = (wildcard ? written.slice(2) : written).toLowerCase();
  const dotted = constraint.startsWith('.');
  const base = (dotted ? constraint.slice(1) : constraint).toLowerCase();
  if (!hostForm.test(host) || (base !== '' && !hostForm.test(base))) return 'unclear';
  if (base === '' || host.endsWith(`.${base}`)) return 'inside';
  if (host === base) return matchIf(!dotted || wildcard);
  return matchIf(wide && wildcard && base.endsWith(`.${host}`));
}

/** A mailbox, all mailboxes of a host, or those of all hosts below a domain. */
function compareMails(written: string, constraint: string): Match {
  const at = written.lastIndexOf('@');
  const host = written.slice(at + 1).toLowerCase();
  if (at < 1 || written.startsWith('"') || !hostForm.test(host)) return 'unclear';
  const baseAt = constraint.lastIndexOf('@');
  const base = constraint.slice(baseAt + 1).toLowerCase();
  if (baseAt >= 0) return matchIf(host === base && written.slice(0, at) === constraint.slice(0, baseAt));
  return matchIf(base.startsWith('.') ? host.endsWith(base) : host === base);
}

/** The host of a URI that has an authority; one without, or with an address, cannot be placed. */
function compareAddresses(written: string, constraint: string): Match {
  const [, authority] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(written) ?? [];
  const host = authority?.replace(/^.*@/, '').replace(/:\d*$/, '').toLowerCase() ?? '';
  if (!hostForm.test(host) || /^[\d.]+$/.test(host)) return 'unclear';
  const base = constraint.toLowerCase();
  return matchIf(base.startsWith('.') ? host.endsWith(base) : host === base);
}

function isInNetwork(address: Uint8Array, base: Uint8Array): boolean {
  if (base.length !== address.length * 2) return false;
  return address.every((byte, index) => {
    const mask = base[address.length + index] ?? 0;
    return (byte & mask) === ((base[index] ?? 0) & mask);
  });
}
