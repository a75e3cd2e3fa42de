import type { CanonicalForm } from '../../xml/libxml2.ts';
import type { HashName, SignatureScheme } from '../algorithm.ts';

const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';
const more2007 = 'http://www.w3.org/2007/05/xmldsig-more#';
const xmlenc = 'http://www.w3.org/2001/04/xmlenc#';

/** Canonicalisations without comments. What keeps comments is not on the list: they carry no meaning here. */
export const canonicalForms: ReadonlyMap<string, CanonicalForm> = new Map([
  ['http://www.w3.org/2001/10/xml-exc-c14n#', 'exclusive'],
  ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'inclusive'],
  ['http://www.w3.org/2006/12/xml-c14n11', 'inclusive-1.1'],
]);

/** The transform that takes the signature out of what it signs. */
export const envelopedTransform = `${dsig}enveloped-signature`;

/** A transform URI that field packets name and that nobody ever defined [A]; the real one ends in 2001/10. */
export const inventedTransform = 'http://www.w3.org/TR/xml-exc-c14n#';

/** Digests by URI, the weak ones among them so that they can be refused by name (SIG-06). */
export const digestMethods: ReadonlyMap<string, HashName> = new Map([
  [`${xmlenc}sha256`, 'sha256'],
  [`${more}sha384`, 'sha384'],
  [`${xmlenc}sha512`, 'sha512'],
  [`${dsig}sha1`, 'sha1'],
  [`${more}md5`, 'md5'],
]);

/** A signature method by its URI. For `rsa-pss` these URIs fix MGF1 with the same hash and a salt of its length. */
export interface SignatureMethod {
  readonly scheme: SignatureScheme;
  readonly hash: HashName;
}

/** Signature methods by URI (RFC 9231), the weak ones among them. No HMAC: a shared secret signs nothing. */
export const signatureMethods: ReadonlyMap<string, SignatureMethod> = new Map([
  [`${more}rsa-sha256`, { scheme: 'rsa-pkcs1', hash: 'sha256' }],
  [`${more}rsa-sha384`, { scheme: 'rsa-pkcs1', hash: 'sha384' }],
  [`${more}rsa-sha512`, { scheme: 'rsa-pkcs1', hash: 'sha512' }],
  [`${more2007}sha256-rsa-MGF1`, { scheme: 'rsa-pss', hash: 'sha256' }],
  [`${more2007}sha384-rsa-MGF1`, { scheme: 'rsa-pss', hash: 'sha384' }],
  [`${more2007}sha512-rsa-MGF1`, { scheme: 'rsa-pss', hash: 'sha512' }],
  [`${more}ecdsa-sha256`, { scheme: 'ecdsa', hash: 'sha256' }],
  [`${more}ecdsa-sha384`, { scheme: 'ecdsa', hash: 'sha384' }],
  [`${more}ecdsa-sha512`, { scheme: 'ecdsa', hash: 'sha512' }],
  [`${dsig}rsa-sha1`, { scheme: 'rsa-pkcs1', hash: 'sha1' }],
  [`${more2007}sha1-rsa-MGF1`, { scheme: 'rsa-pss', hash: 'sha1' }],
  [`${more}ecdsa-sha1`, { scheme: 'ecdsa', hash: 'sha1' }],
  [`${more}rsa-md5`, { scheme: 'rsa-pkcs1', hash: 'md5' }],
]);

/** MACs, which are refused by name: whoever can check one can make one. */
export const macMethod = /#hmac-/;
