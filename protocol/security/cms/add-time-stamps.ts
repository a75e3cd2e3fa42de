import { childrenOf, type Der, decoding, isContext, readDer, refuseDer, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { cmsOids } from '../../asn1/oids.ts';
import { octetsOf } from '../../asn1/values.ts';
import { explicit, implicit, oid, sequence, set } from '../../asn1/write.ts';
import { encodeAttribute } from './encode-signed-attributes.ts';

/** Gets a token over a signature value, DER; throws when it cannot (TSP-01). */
export type TimeStamper = (signature: Uint8Array) => Promise<Uint8Array> | Uint8Array;

/**
 * Puts a time-stamp beside each signature of a message that was made before: CAdES-BES becomes CAdES-T. Nothing
 * that was signed is touched. Throws when the message is no SignedData in DER: one adds to what is one's own.
 */
export async function addTimeStamps(message: Uint8Array, timeStamp: TimeStamper): Promise<Uint8Array> {
  const parts = decoding(() => partsOf(readDer(message)));
  if (!parts.ok) throw new Error(`no signed message to add a time-stamp to: ${parts.fault.rule}`);
  const { before, signers } = parts.value;
  const stamped: Uint8Array[] = [];
  for (const signer of signers) stamped.push(await withToken(signer, timeStamp));
  return sequence(oid(cmsOids.signedData), explicit(0, sequence(...before, set(...stamped))));
}

interface SignerParts {
  /** Fields up to the signature value, which is the last of them. */
  readonly before: readonly Uint8Array[];
  readonly signature: Uint8Array;
  /** Attributes that are not signed. */
  readonly unsigned: readonly Uint8Array[];
}

function partsOf(message: Der): { before: readonly Uint8Array[]; signers: readonly SignerParts[] } {
  const outer = fieldsOf(message);
  outer.take(tags.oid);
  const fields = childrenOf(outer.explicit(0) ?? refuseDer('missing', message.offset));
  const signers = fields.at(-1) ?? refuseDer('missing', message.offset);
  return {
    before: fields.slice(0, -1).map(({ bytes }) => bytes),
    signers: childrenOf(signers).map(signerPartsOf),
  };
}

function signerPartsOf(signer: Der): SignerParts {
  const fields = childrenOf(signer);
  const unsigned = fields.find((field) => isContext(field, 1));
  const before = fields.filter((field) => field !== unsigned);
  const value = before.at(-1) ?? refuseDer('missing', signer.offset);
  return {
    before: before.map(({ bytes }) => bytes),
    signature: octetsOf(value),
    unsigned: unsigned === undefined ? [] : childrenOf(unsigned).map(({ bytes }) => bytes),
  };
}

async function withToken(signer: SignerParts, timeStamp: TimeStamper): Promise<Uint8Array> {
  const token = await timeStamp(signer.signature);
  const own = encodeAttribute(cmsOids.signatureTimeStampToken, token);
  return sequence(...signer.before, implicit(1, set(...signer.unsigned, own)));
}
