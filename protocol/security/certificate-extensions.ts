import { type Der, isContext, isUniversal, refuseDer, tags } from '../asn1/der.ts';
import { fieldsOf, listOf } from '../asn1/fields.ts';
import { accessMethods, anyPolicy, extensionOids } from '../asn1/oids.ts';
import { booleanOf, hexOf, namedBitsOf, nullOf, octetsOf, oidOf, smallIntegerOf } from '../asn1/values.ts';
import type {
  Certificate,
  DistributionPoint,
  GeneralName,
  KeyUsageBit,
  NameConstraints,
  PolicyLimits,
} from './certificate.ts';
import { readGeneralName, readGeneralNames } from './general-names.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What extensions say of a certificate. */
export type ExtensionFacts = Pick<
  Certificate,
  | 'isAuthority'
  | 'pathLength'
  | 'keyUsage'
  | 'extendedKeyUsage'
  | 'policies'
  | 'subjectKeyId'
  | 'authorityKeyId'
  | 'crlAddresses'
  | 'ocspAddresses'
  | 'issuerAddresses'
  | 'distributionPoints'
  | 'alternativeNames'
  | 'nameConstraints'
  | 'policyLimits'
  | 'statusUnchecked'
>;

type Facts = Writable<ExtensionFacts>;

const usageBits: readonly KeyUsageBit[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
];

/** Extensions that are understood, so that they may be critical, each with its reader. */
const readers: Readonly<Record<string, (value: Der, facts: Facts) => void>> = {
  [extensionOids.basicConstraints]: (value, facts) => readBasicConstraints(value, facts),
  [extensionOids.keyUsage]: (value, facts) => {
    facts.keyUsage = namedBitsOf(value).map((bit) => usageBits[bit] ?? refuseDer('value', value.offset));
    if (facts.keyUsage.length === 0) refuseDer('value', value.offset);
  },
  [extensionOids.extendedKeyUsage]: (value, facts) => {
    facts.extendedKeyUsage = atLeastOne(value, listOf(value, oidOf, 100));
  },
  [extensionOids.subjectKeyId]: (value, facts) => {
    facts.subjectKeyId = hexOf(octetsOf(universal(value, tags.octets)));
  },
  [extensionOids.authorityKeyId]: (value, facts) => readAuthorityKeyId(value, facts),
  [extensionOids.subjectAltName]: (value, facts) => {
    facts.alternativeNames = readGeneralNames(value);
  },
  [extensionOids.certificatePolicies]: (value, facts) => readPolicies(value, facts),
  [extensionOids.policyMappings]: (value, facts) => readMappings(value, facts),
  [extensionOids.policyConstraints]: (value, facts) => readPolicyConstraints(value, facts),
  [extensionOids.inhibitAnyPolicy]: (value, facts) => {
    facts.policyLimits = { ...facts.policyLimits, inhibitAny: countOf(universal(value, tags.integer)) };
  },
  [extensionOids.nameConstraints]: (value, facts) => {
    facts.nameConstraints = readNameConstraints(value);
  },
  [extensionOids.crlDistributionPoints]: (value, facts) => {
    facts.distributionPoints = atLeastOne(value, listOf(value, readDistributionPoint, 100));
    facts.crlAddresses = addressesOf(facts.distributionPoints);
  },
  [extensionOids.authorityInfoAccess]: (value, facts) => {
    const all = listOf(value, readAccess, 100);
    facts.ocspAddresses = addressesBy(accessMethods.ocsp, all);
    facts.issuerAddresses = addressesBy(accessMethods.issuers, all);
  },
  [extensionOids.ocspNoCheck]: (value, facts) => {
    nullOf(universal(value, tags.null));
    facts.statusUnchecked = true;
  },
};

/** True for an extension whose meaning is read here; another that is critical refuses a path. */
export function isKnownExtension(oid: string): boolean {
  return Object.hasOwn(readers, oid);
}

/** Facts of a certificate without extensions. */
export function noFacts(): Facts {
  return {
    isAuthority: false,
    crlAddresses: [],
    ocspAddresses: [],
    issuerAddresses: [],
    distributionPoints: [],
    alternativeNames: [],
    policyLimits: { mappings: [] },
    statusUnchecked: false,
  };
}

/** Adds to `facts` what the extension `oid` with this value says. */
export function readExtension(oid: string, value: Der, facts: Facts): void {
  readers[oid]?.(value, facts);
}

function universal(value: Der, number: number): Der {
  const fits: boolean = isUniversal(value, number);
  return fits ? value : refuseDer('wrong-tag', value.offset);
}

function atLeastOne<T>(value: Der, members: readonly T[]): readonly T[] {
  return members.length === 0 ? refuseDer('value', value.offset) : members;
}

/** A number of certificates. */
function countOf(value: Der): number {
  const count = smallIntegerOf(value);
  return count < 0 ? refuseDer('value', value.offset) : count;
}

function readBasicConstraints(value: Der, facts: Facts): void {
  const fields = fieldsOf(value);
  const authority = fields.takeIf(tags.boolean);
  if (authority !== undefined && !booleanOf(authority)) refuseDer('default-written', authority.offset);
  const pathLength = fields.takeIf(tags.integer);
  fields.end();
  facts.isAuthority = authority !== undefined;
  if (pathLength === undefined) return;
  if (authority === undefined) refuseDer('value', pathLength.offset);
  facts.pathLength = countOf(pathLength);
}

function readAuthorityKeyId(value: Der, facts: Facts): void {
  const fields = fieldsOf(value);
  const id = fields.context(0);
  if (id !== undefined) facts.authorityKeyId = hexOf(octetsOf(id));
  fields.context(1);
  fields.context(2);
  fields.end();
}

/** Each policy once; qualifiers are for people and are not read. */
function readPolicies(value: Der, facts: Facts): void {
  const policies = listOf(value, (member) => oidOf(fieldsOf(member).take(tags.oid)), 100);
  if (new Set(policies).size !== policies.length) refuseDer('value', value.offset);
  facts.policies = atLeastOne(value, policies);
}

function readMappings(value: Der, facts: Facts): void {
  const readMapping = (member: Der): PolicyLimits['mappings'][number] => {
    const fields = fieldsOf(member);
    const mapping = { issuer: oidOf(fields.take(tags.oid)), subject: oidOf(fields.take(tags.oid)) };
    fields.end();
    if (Object.values(mapping).includes(anyPolicy)) refuseDer('value', member.offset);
    return mapping;
  };
  const mappings = atLeastOne(value, listOf(value, readMapping, 100));
  facts.policyLimits = { ...facts.policyLimits, mappings };
}

function readPolicyConstraints(value: Der, facts: Facts): void {
  const fields = fieldsOf(value);
  if (fields.done()) refuseDer('value', value.offset);
  const [explicit, mapping] = [fields.context(0), fields.context(1)];
  fields.end();
  facts.policyLimits = {
    ...facts.policyLimits,
    ...(explicit === undefined ? {} : { requireExplicit: countOf(explicit) }),
    ...(mapping === undefined ? {} : { inhibitMapping: countOf(mapping) }),
  };
}

function readNameConstraints(value: Der): NameConstraints {
  const fields = fieldsOf(value);
  if (fields.done()) refuseDer('value', value.offset);
  const [permitted, excluded] = [fields.context(0), fields.context(1)];
  fields.end();
  return { permitted: readSubtrees(permitted), excluded: readSubtrees(excluded) };
}

/** Minimum and maximum must not be used (RFC 5280 §4.2.1.10). */
function readSubtrees(der: Der | undefined): readonly GeneralName[] {
  if (der === undefined) return [];
  const readSubtree = (member: Der): GeneralName => {
    const fields = fieldsOf(member);
    const base = readGeneralName(fields.any(), true);
    fields.end();
    return base;
  };
  return atLeastOne(der, listOf(der, readSubtree, 1_000));
}

function readDistributionPoint(der: Der): DistributionPoint {
  const fields = fieldsOf(der);
  const point = fields.explicit(0);
  const reasons = fields.context(1);
  const issuers = fields.context(2);
  fields.end();
  if (point === undefined && issuers === undefined) refuseDer('value', der.offset);
  if (reasons !== undefined) namedBitsOf(reasons);
  return {
    names: pointNames(point),
    crlIssuers: issuers === undefined ? [] : directoriesIn(readGeneralNames(issuers)),
    partial: reasons !== undefined,
  };
}

/** Names of a DistributionPointName; one relative to the issuer is not read, so that nothing equals it. */
export function pointNames(point: Der | undefined): readonly string[] {
  if (point === undefined || !isContext(point, 0)) return [];
  return readGeneralNames(point).map(({ kind, value }) => `${kind}:${value}`);
}

function directoriesIn(names: readonly GeneralName[]): readonly string[] {
  return names.filter(({ kind }) => kind === 'directory').map(({ value }) => value);
}

function addressesOf(points: readonly DistributionPoint[]): readonly string[] {
  return points.flatMap(({ names }) =>
    names.filter((name) => /^uri:https?:/i.test(name)).map((name) => name.slice('uri:'.length)),
  );
}

interface Access {
  readonly method: string;
  readonly place: GeneralName;
}

function readAccess(der: Der): Access {
  const fields = fieldsOf(der);
  const method = oidOf(fields.take(tags.oid));
  const place = readGeneralName(fields.any());
  fields.end();
  return { method, place };
}

function addressesBy(method: string, all: readonly Access[]): readonly string[] {
  return all.flatMap((each) =>
    each.method === method && each.place.kind === 'uri' ? [each.place.value] : [],
  );
}
