import { createHash } from 'node:crypto';
import { signingKeyOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { template } from '../../../fixtures/xml-signatures/foreign-signatures.ts';
import { changed, twoFiles } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { canonicalize } from '../../xml/libxml2.ts';
import { xmldsigNamespace } from './names.ts';

/**
 * A packet whose signature refers to the whole document, made by text alone and by nothing that verifies it.
 * `more` are references that stand behind the one to the document.
 */
export async function signedWhole(packet: string = twoFiles(), more = ''): Promise<string> {
  const key = signingKeyOf(testPki().leader);
  const blank = template(packet, key.certificate, { method: 'rsa-sha256', whole: true });
  const digest = createHash('sha256').update(wholeWithout(blank)).digest('base64');
  const filled = changed(blank, '<DigestValue/>', `<DigestValue>${digest}</DigestValue>`);
  const complete = more === '' ? filled : changed(filled, '</SignedInfo>', `${more}</SignedInfo>`);
  const value = Buffer.from(await key.sign(signedInfoOf(complete))).toString('base64');
  return changed(complete, '<SignatureValue/>', `<SignatureValue>${value}</SignatureValue>`);
}

/** The canonical bytes of a signed text without its signature. */
export function wholeWithout(signed: string): Uint8Array {
  const bare = changed(signed, /<Signature [\s\S]*<\/Signature>/, '');
  return canonicalize(Buffer.from(bare), 'exclusive') ?? Buffer.from('');
}

function signedInfoOf(signed: string): Uint8Array {
  const [info = ''] = /<SignedInfo>[\s\S]*<\/SignedInfo>/.exec(signed) ?? [];
  const declared = changed(info, '<SignedInfo>', `<SignedInfo xmlns="${xmldsigNamespace}">`);
  return Buffer.from(declared.replaceAll(/<(\w+)( [^<>]*)\/>/g, '<$1$2></$1>'));
}
