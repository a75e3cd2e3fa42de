import { type Reading, read } from '../../protocol/result.ts';
import { checkSigner } from './check-signer.ts';
import { makeCms } from './make-cms.ts';
import type { SignerOrder } from './signing-order.ts';

/** A detached signature beside a file of any kind, as it is kept in a `.p7s` file. */
export type DetachedOrder = SignerOrder & { readonly level: 'b' | 't' };

/**
 * Signs any bytes: DER of a CMS message with the time that the signer claims (CAdES B-B or B-T). The certificate
 * is checked first (SIG-10, SIG-16).
 */
export async function signDetached(file: Uint8Array, order: DetachedOrder): Promise<Reading<Uint8Array>> {
  const checked = checkSigner(order);
  if (!checked.ok) return checked;
  const cms = await makeCms(order, { pieces: [file], signingTime: order.at });
  return cms.ok ? read(cms.value, [...checked.problems, ...cms.problems]) : cms;
}
