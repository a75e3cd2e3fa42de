/** The vocabulary of XML Encryption 1.1 as it is read. */

export const xencNamespace = 'http://www.w3.org/2001/04/xmlenc#';
export const xenc11Namespace = 'http://www.w3.org/2009/xmlenc11#';
export const dsigNamespace = 'http://www.w3.org/2000/09/xmldsig#';
export const dsig11Namespace = 'http://www.w3.org/2009/xmldsig11#';

export const algorithms = {
  contentGcm: `${xenc11Namespace}aes256-gcm`,
  oaep: `${xenc11Namespace}rsa-oaep`,
  /** RSAES-OAEP with MGF1 of SHA-1, whatever its digest. */
  oaepOld: `${xencNamespace}rsa-oaep-mgf1p`,
  keyWrap: `${xencNamespace}kw-aes256`,
  agreement: `${xenc11Namespace}ECDH-ES`,
  derivation: `${xenc11Namespace}ConcatKDF`,
} as const;

/** Refused by name. No mode of CBC can tell that it was changed; PKCS#1 v1.5 answers who asks often enough. */
export const weakAlgorithms: ReadonlySet<string> = new Set([
  `${xencNamespace}aes128-cbc`,
  `${xencNamespace}aes192-cbc`,
  `${xencNamespace}aes256-cbc`,
  `${xencNamespace}tripledes-cbc`,
  `${xencNamespace}kw-tripledes`,
  `${xencNamespace}rsa-1_5`,
]);
