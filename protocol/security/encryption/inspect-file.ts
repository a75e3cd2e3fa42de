import { algorithms } from './encryption-names.ts';
import { type Refusal, refusalIn, refuseOpening } from './opening.ts';
import { algorithmOf, type EncryptedData, readEncryptedData } from './read-encrypted-data.ts';

/** What anybody sees of an encrypted file: for whom it is, and by which algorithms; or why it is none. */
export type Inspection =
  | {
      readonly verdict: 'sealed';
      /** SHA-256 of the receivers' certificates, hex; `undefined` for a key that names nobody. */
      readonly receivers: readonly (string | undefined)[];
      readonly algorithms: { readonly content: string; readonly keys: readonly string[] };
    }
  | Refusal;

/**
 * Reads an XML Encryption 1.1 document without a key, as a hub can. Weak and unknown algorithms are refused by name;
 * whether the content was changed only its receivers can tell. Never throws for what a peer sent.
 */
export function inspectFile(bytes: Uint8Array): Inspection {
  try {
    return inspect(readEncryptedData(bytes));
  } catch (error) {
    return refusalIn(error);
  }
}

function inspect({ algorithm, keys }: EncryptedData): Inspection {
  if (algorithm !== algorithms.contentGcm) {
    refuseOpening('unsupported-algorithm', 'encryption.algorithm-unknown', algorithm);
  }
  const hiding = keys.map((each) => algorithmOf(each.method));
  const unknown = hiding.find((each) => !hidingAlgorithms.has(each));
  if (unknown !== undefined) refuseOpening('unsupported-algorithm', 'encryption.algorithm-unknown', unknown);
  return {
    verdict: 'sealed',
    receivers: keys.map(({ receiver }) => receiver && Buffer.from(receiver).toString('hex')),
    algorithms: { content: algorithm, keys: [...new Set(hiding)] },
  };
}

const hidingAlgorithms: ReadonlySet<string> = new Set([
  algorithms.oaep,
  algorithms.oaepOld,
  algorithms.keyWrap,
]);
