import { type Der, decoding, isContext, isUniversal, readDer, refuseDer, tags } from '../../../asn1/der.ts';
import { fieldsOf, setOf } from '../../../asn1/fields.ts';
import { bitBytesOf, octetsOf, oidOf, smallIntegerOf } from '../../../asn1/values.ts';
import { envelopeOids as o } from './envelope-oids.ts';

/** How a receiver is named: the whole DER of issuer and serial number, or a key identifier. */
export interface ReceiverName {
  readonly issuerAndSerial: Uint8Array | undefined;
}

/** One hidden content key, with nothing opened. Algorithms are whole DER identifiers. */
export type HiddenKey = { readonly name: ReceiverName; readonly wrapped: Uint8Array } & (
  | { readonly way: 'transport'; readonly algorithm: Identifier }
  | { readonly way: 'agreement'; readonly algorithm: Identifier; readonly originator: Originator }
);

export interface Identifier {
  readonly oid: string;
  readonly parameters: Der | undefined;
}

/** The sender's key for one use. */
export interface Originator {
  /** Undefined when it takes the curve of the receiver's key. */
  readonly curve: string | undefined;
  readonly point: Uint8Array;
}

export interface Envelope {
  readonly kind: 'enveloped' | 'auth-enveloped';
  readonly keys: readonly HiddenKey[];
  readonly algorithm: Identifier;
  readonly content: Uint8Array;
  /** Tag of an AuthEnvelopedData. */
  readonly mac: Uint8Array | undefined;
  /** DER of the authenticated attributes, as a SET, to be fed into the tag. */
  readonly authenticated: Uint8Array | undefined;
}

const mostReceivers = 500;

/** Reads EnvelopedData and AuthEnvelopedData, strictly as DER. Undefined with the rule that was broken. */
export function decodeEnveloped(bytes: Uint8Array): Envelope | { readonly refused: string } {
  const read = decoding(() => readEnvelope(bytes));
  return read.ok ? read.value : { refused: `${read.fault.rule} @ ${read.fault.offset}` };
}

function readEnvelope(bytes: Uint8Array): Envelope {
  const info = fieldsOf(readDer(bytes));
  const type = oidOf(info.take(tags.oid));
  const message = info.explicit(0) ?? refuseDer('missing', 0);
  info.end();
  if (type !== o.enveloped && type !== o.authEnveloped) return refuseDer('value', 0);
  const fields = fieldsOf(message);
  smallIntegerOf(fields.take(tags.integer));
  // What the sender tells of itself is nobody's word: passed over.
  fields.context(0);
  const keys = setOf(fields.take(tags.set), readKey, mostReceivers).flat();
  const content = readContent(fields.take(tags.sequence));
  const isAuthenticated = type === o.authEnveloped;
  const attributes = fields.context(1);
  const mac = isAuthenticated ? octetsOf(fields.take(tags.octets)) : undefined;
  while (!fields.done()) fields.any();
  return {
    kind: isAuthenticated ? 'auth-enveloped' : 'enveloped',
    ...{ keys, mac, ...content },
    authenticated: isAuthenticated ? attributes && asSet(attributes.bytes) : undefined,
  };
}

/** Implicitly tagged on the wire, a SET under the tag (RFC 5083, 2.2). */
function asSet(bytes: Uint8Array): Uint8Array {
  const set = Uint8Array.from(bytes);
  set[0] = 0x31;
  return set;
}

function readContent(der: Der): Pick<Envelope, 'algorithm' | 'content'> {
  const fields = fieldsOf(der);
  fields.take(tags.oid);
  const algorithm = readIdentifier(fields.take(tags.sequence));
  const content = fields.context(0) ?? refuseDer('missing', der.offset);
  fields.end();
  if (content.constructed) return refuseDer('constructed', content.offset);
  return { algorithm, content: content.content };
}

/** Kinds of receivers that share a password or a key beforehand are none of a certificate: left out. */
function readKey(der: Der): readonly HiddenKey[] {
  if (isUniversal(der, tags.sequence)) return [readTransport(der)];
  return isContext(der, 1) ? readAgreement(der) : [];
}

function readTransport(der: Der): HiddenKey {
  const fields = fieldsOf(der);
  smallIntegerOf(fields.take(tags.integer));
  const name = readName(fields.any());
  const algorithm = readIdentifier(fields.take(tags.sequence));
  const wrapped = octetsOf(fields.take(tags.octets));
  fields.end();
  return { way: 'transport', name, algorithm, wrapped };
}

function readAgreement(der: Der): readonly HiddenKey[] {
  const fields = fieldsOf(der, 'implicit');
  smallIntegerOf(fields.take(tags.integer));
  const originator = readOriginator(fields.explicit(0) ?? refuseDer('missing', der.offset));
  // Keying material of the user goes into the derivation: not met with, and not to be overlooked.
  if (fields.context(1) !== undefined) return refuseDer('value', der.offset);
  const algorithm = readIdentifier(fields.take(tags.sequence));
  const receivers = setOfSequence(fields.take(tags.sequence));
  fields.end();
  return receivers.map(({ name, wrapped }) => ({ way: 'agreement', name, algorithm, originator, wrapped }));
}

function setOfSequence(der: Der): readonly Pick<HiddenKey, 'name' | 'wrapped'>[] {
  const fields = fieldsOf(der);
  const found: Pick<HiddenKey, 'name' | 'wrapped'>[] = [];
  while (!fields.done() && found.length < mostReceivers) {
    const each = fieldsOf(fields.take(tags.sequence));
    found.push({ name: readName(each.any()), wrapped: octetsOf(each.take(tags.octets)) });
    each.end();
  }
  fields.end();
  return found;
}

function readOriginator(der: Der): Originator {
  const { offset } = der;
  if (!isContext(der, 1)) return refuseDer('value', offset);
  const fields = fieldsOf(der, 'implicit');
  const { oid, parameters } = readIdentifier(fields.take(tags.sequence));
  const point = bitBytesOf(fields.take(tags.bits));
  fields.end();
  if (oid !== o.ecPublicKey) return refuseDer('value', offset);
  return { curve: isUniversal(parameters, tags.oid) ? oidOf(parameters) : undefined, point };
}

function readName(der: Der): ReceiverName {
  return { issuerAndSerial: isUniversal(der, tags.sequence) ? der.bytes : undefined };
}

export function readIdentifier(der: Der): Identifier {
  const fields = fieldsOf(der);
  const oid = oidOf(fields.take(tags.oid));
  const parameters = fields.done() ? undefined : fields.any();
  fields.end();
  return { oid, parameters };
}
