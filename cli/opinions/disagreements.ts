import type { ExpectedDisagreement } from './compare.ts';
import { pyhankoOnPdfs } from './pyhanko-on-pdfs.ts';

const behind =
  'The two bytes behind the message belong to nothing, and it reads up to them and no further. A file is one value and nothing else (X.690 §10, SIG-04): what may be hung on a signature unseen is a place to hide things in.';

/** Where others say otherwise, and why we hold to what we say. `docs/second-opinions.md` is made from this. */
export const disagreements: readonly ExpectedDisagreement[] = [
  {
    ...{ by: 'maker', kind: 'cms', maker: 'node-forge', damage: 'none' },
    ...{ verdict: 'malformed', code: 'signature.attributes-unordered' },
    reason:
      'It writes the signed attributes in the order in which it was given them and signs them so. RFC 5652 §5.4 has the signature over their DER, where a SET is sorted (X.690 §10.3). OpenSSL sorts them and finds another digest.',
  },
  {
    ...{ by: 'maker', kind: 'cms', maker: 'openssl', damage: 'none', variant: 'without attributes' },
    ...{ verdict: 'malformed', code: 'signature.attributes-missing' },
    reason:
      'Asked for with `-noattr`. Without signed attributes the message can be exchanged for the DER of attributes that somebody else signed, and no certificate is bound (RFC 5652 §12, CAdES B-B).',
  },
  {
    ...{ by: 'openssl', kind: 'cms', maker: 'openssl', damage: 'none', variant: 'without attributes' },
    ...{ verdict: 'malformed', code: 'signature.attributes-missing' },
    reason:
      'The same file: RFC 5652 leaves the attributes optional, CAdES does not (ETSI EN 319 122-1 §5.1).',
  },
  {
    ...{ by: 'pyhanko', kind: 'cms', maker: 'openssl', damage: 'none', variant: 'without attributes' },
    ...{ verdict: 'malformed', code: 'signature.attributes-missing' },
    reason:
      'The same file: RFC 5652 leaves the attributes optional, CAdES does not (ETSI EN 319 122-1 §5.1).',
  },
  {
    ...{ by: 'maker', kind: 'cms', maker: 'openssl', damage: 'none', variant: 'without certificates' },
    ...{ verdict: 'undetermined', code: 'signature.certificate-missing' },
    reason:
      'Asked for with `-nocerts`. Who signed cannot be told from the file; nobody is asked over the network, so that the answer waits for the certificate (REV-04). OpenSSL refuses too.',
  },
  {
    ...{ by: 'maker', kind: 'cms', maker: 'openssl', damage: 'none', variant: 'streamed (BER)' },
    ...{ verdict: 'malformed', code: 'signature.not-der' },
    reason:
      'Asked for with `-stream`: lengths are left open, which is BER. Two readers can make two messages of the same BER; signatures here are DER (SIG-12).',
  },
  {
    ...{ by: 'openssl', kind: 'cms', maker: 'openssl', damage: 'none', variant: 'streamed (BER)' },
    ...{ verdict: 'malformed', code: 'signature.not-der' },
    reason: 'The same file: OpenSSL reads BER.',
  },
  {
    ...{ by: 'pyhanko', kind: 'cms', maker: 'openssl', damage: 'none', variant: 'streamed (BER)' },
    ...{ verdict: 'malformed', code: 'signature.not-der' },
    reason: 'The same file: asn1crypto reads BER.',
  },
  {
    ...{
      by: 'openssl',
      kind: 'cms',
      damage: 'something appended',
      verdict: 'malformed',
      code: 'signature.not-der',
    },
    reason: behind,
  },
  {
    ...{ by: 'openssl', kind: 'time-stamp', damage: 'something appended', verdict: 'malformed' },
    reason: behind,
  },
  {
    ...{ by: 'openssl', kind: 'certificate', damage: 'something appended', verdict: 'malformed' },
    reason:
      'The two bytes stand inside the PEM text, behind the certificate. The same as for messages (CRT-06).',
  },
  {
    ...{ by: 'openssl', kind: 'crl', damage: 'something appended', verdict: 'undetermined' },
    reason: 'The same. A list that cannot be read proves nothing, so that the state stays open (REV-04).',
  },
  {
    ...{ by: 'openssl', kind: 'ocsp', damage: 'something appended', verdict: 'undetermined' },
    reason: 'The same. An answer that cannot be read proves nothing, so that the state stays open (REV-04).',
  },
  {
    ...{ by: 'pyhanko', kind: 'certificate', damage: 'something appended', verdict: 'malformed' },
    reason: 'The same: asn1crypto reads the first value of a file unless it is told to be strict.',
  },
  {
    ...{ by: 'pyhanko', kind: 'cms', maker: 'lienthong', variant: 'two signers', verdict: 'valid' },
    reason:
      'It has no reading of messages with more than one SignerInfo, which RFC 5652 §5.1 allows and SIG-02 lives on.',
  },
  {
    ...{ by: 'xmlsec1', kind: 'packet', variant: 'RSA PSS', verdict: 'valid' },
    reason:
      'RSASSA-PSS (RFC 6931 §2.3.9) came to xmlsec with 1.3; distributions still carry 1.2. signxml agrees with us.',
  },
  {
    ...{ by: 'signxml', kind: 'packet', maker: 'xmlsec1', variant: 'inclusive form', verdict: 'valid' },
    reason:
      'lxml writes `xmlns=""` into elements of the default namespace when it canonicalises a part of a document in inclusive form. Canonical XML 1.0 §2.3 has it only where an element has left a namespace. xmlsec1 agrees with us.',
  },
  {
    ...{ by: 'pdfsig', kind: 'pdf', damage: 'an attack', verdict: 'malformed' },
    reason:
      'The digest holds over the bytes that the file names, and poppler asks no more. What the file is made of can be read in two ways: a range that leaves something out, an object twice, a field that was exchanged (ISO 32000-2 §12.8.1, SIG-04).',
  },
  ...pyhankoOnPdfs,
];
