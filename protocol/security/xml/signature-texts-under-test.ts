import { xadesNamespace, xmldsigNamespace } from './names.ts';
import { readSignature, type XmlSignature } from './read-signature.ts';
import { type OpenText, openText } from './xml-texts-under-test.ts';

export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const inclusive = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const enveloped = `${xmldsigNamespace}enveloped-signature`;
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

export const transform = (uri: string = exclusive): string => `<Transform Algorithm="${uri}"/>`;

export function reference(uri: string, ...transforms: readonly string[]): string {
  const all = transforms.length === 0 ? '' : `<Transforms>${transforms.join('')}</Transforms>`;
  return `<Reference URI="${uri}">${all}<DigestMethod Algorithm="${sha256}"/><DigestValue>QUJD</DigestValue></Reference>`;
}

/** The properties of XAdES in their object; what is signed, and what stands behind that. */
export function properties(signed: string, unsigned = ''): string {
  return [
    `<Object><xades:QualifyingProperties xmlns:xades="${xadesNamespace}" Target="#S">`,
    `<xades:SignedProperties Id="P"><xades:SignedSignatureProperties>${signed}`,
    `</xades:SignedSignatureProperties></xades:SignedProperties>${unsigned}</xades:QualifyingProperties></Object>`,
  ].join('');
}

/** A signature that can be read and holds nothing; `behind` stands behind its value. */
export function signatureText(references: string = reference('#M', transform()), behind = ''): string {
  return [
    `<Signature xmlns="${xmldsigNamespace}" Id="S"><SignedInfo>`,
    `<CanonicalizationMethod Algorithm="${exclusive}"/><SignatureMethod Algorithm="${rsaSha256}"/>`,
    `${references}</SignedInfo><SignatureValue>AQID</SignatureValue>${behind}</Signature>`,
  ].join('');
}

/** The signature that a text is. */
export function readText(text: string): XmlSignature {
  return readOpen(openText(text));
}

export function readOpen({ root, contents }: OpenText): XmlSignature {
  return readSignature(root, contents);
}
