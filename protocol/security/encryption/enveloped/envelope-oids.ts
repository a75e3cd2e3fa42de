/** RFC 5652, RFC 5083, RFC 5753, RFC 3565, RFC 5084. */
export const envelopeOids = {
  data: '1.2.840.113549.1.7.1',
  enveloped: '1.2.840.113549.1.7.3',
  authEnveloped: '1.2.840.113549.1.9.16.1.23',
  cbc: '2.16.840.1.101.3.4.1.42',
  gcm: '2.16.840.1.101.3.4.1.46',
  keyWrap: '2.16.840.1.101.3.4.1.45',
  oaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecPublicKey: '1.2.840.10045.2.1',
  /** dhSinglePass-stdDH with the derivation of X9.63 over SHA-256. */
  agreementSha256: '1.3.132.1.11.1',
} as const;

/** What is known and refused by name. */
export const weakOids: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSAES-PKCS1-v1_5',
  '1.2.840.113549.3.7': 'des-EDE3-CBC',
  '1.2.840.113549.3.2': 'RC2-CBC',
  '1.3.14.3.2.7': 'DES-CBC',
};
