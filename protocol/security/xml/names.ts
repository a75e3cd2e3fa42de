/** The vocabulary of XML-DSig and XAdES; that of the packet itself stands in `protocol/edxml/names.ts`. */

export { xmldsigNamespace } from '../../edxml/names.ts';

/** XAdES 1.3.2 (ETSI EN 319 132-1), which kept its namespace. */
export const xadesNamespace = 'http://uri.etsi.org/01903/v1.3.2#';

/** `Reference/@Type` of the reference to the signed properties. */
export const signedPropertiesType = 'http://uri.etsi.org/01903#SignedProperties';

/** The attribute that makes an element a target: without a namespace, spelled so. */
export const idAttribute = 'Id';

/** Local names of XML-DSig. */
export const dsig = {
  signature: 'Signature',
  signedInfo: 'SignedInfo',
  canonicalizationMethod: 'CanonicalizationMethod',
  signatureMethod: 'SignatureMethod',
  reference: 'Reference',
  transforms: 'Transforms',
  transform: 'Transform',
  digestMethod: 'DigestMethod',
  digestValue: 'DigestValue',
  signatureValue: 'SignatureValue',
  keyInfo: 'KeyInfo',
  x509Data: 'X509Data',
  x509Certificate: 'X509Certificate',
  object: 'Object',
} as const;

/** Local names of XAdES. */
export const xades = {
  qualifyingProperties: 'QualifyingProperties',
  signedProperties: 'SignedProperties',
  signedSignatureProperties: 'SignedSignatureProperties',
  signingTime: 'SigningTime',
  signingCertificate: 'SigningCertificateV2',
  certificate: 'Cert',
  certificateDigest: 'CertDigest',
  unsignedProperties: 'UnsignedProperties',
  unsignedSignatureProperties: 'UnsignedSignatureProperties',
  signatureTimeStamp: 'SignatureTimeStamp',
  encapsulatedTimeStamp: 'EncapsulatedTimeStamp',
} as const;
