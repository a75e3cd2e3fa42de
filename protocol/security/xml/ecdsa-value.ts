import { decoding, readDer, tags } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';
import { integerBytesOf } from '../../asn1/values.ts';
import { integer, sequence } from '../../asn1/write.ts';

/**
 * An ECDSA value as XML-DSig writes it, `r` and `s` of the field's length one after the other, as the DER that
 * everything else here uses. Undefined when it has not twice the field's length.
 */
export function derOfValue(value: Uint8Array, fieldBits: number): Uint8Array | undefined {
  const length = Math.ceil(fieldBits / 8);
  if (value.length !== 2 * length) return undefined;
  return sequence(integer(value.subarray(0, length)), integer(value.subarray(length)));
}

/** The other way round, for signing. Throws for what a signing key may not return. */
export function valueOfDer(der: Uint8Array, fieldBits: number): Uint8Array {
  const length = Math.ceil(fieldBits / 8);
  const read = decoding(() => {
    const fields = fieldsOf(readDer(der));
    const numbers = [integerBytesOf(fields.take(tags.integer)), integerBytesOf(fields.take(tags.integer))];
    fields.end();
    return numbers;
  });
  if (!read.ok) throw new Error('A signing key returned no DER of an ECDSA value.');
  return Buffer.concat(read.value.map((each) => padded(each, length)));
}

function padded(number: Uint8Array, length: number): Uint8Array {
  const bytes = number[0] === 0 ? number.subarray(1) : number;
  if (bytes.length > length) throw new Error('A signing key returned an ECDSA value of another curve.');
  return Buffer.concat([new Uint8Array(length - bytes.length), bytes]);
}
