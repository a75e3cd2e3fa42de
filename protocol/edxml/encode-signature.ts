import type { OutElement } from '../xml/write.ts';
import type { SignatureDraft } from './draft.ts';
import { emptySignatureName, names } from './names.ts';

/**
 * The decoration that field packets carry where a signature should be [A]: in the packet's namespace instead
 * of XML-DSig's, with a transform that does not exist, SHA-1, and values that were never computed over
 * anything; or one line of software's empty element [A]. Readers must take both for no signature.
 */
export function encodeSignature(signature: SignatureDraft = 'none'): readonly OutElement[] {
  switch (signature) {
    case 'none':
      return [];
    case 'empty':
      return [element(emptySignatureName, [])];
    case 'dummy':
      return [dummySignature];
  }
}

const element = (
  name: string,
  content: string | readonly OutElement[],
  attributes: OutElement['attributes'] = [],
): OutElement => ({ name, attributes, content });

const algorithm = (name: string, uri: string): OutElement => element(name, [], [['Algorithm', uri]]);

const signedInfo = element('SignedInfo', [
  algorithm('CanonicalizationMethod', 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315'),
  algorithm('SignatureMethod', 'http://www.w3.org/2000/09/xmldsig#rsa-sha1'),
  element(
    'Reference',
    [
      element('Transforms', [
        algorithm('Transform', 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'),
        algorithm('Transform', 'http://www.w3.org/TR/xml-exc-c14n#'),
      ]),
      algorithm('DigestMethod', 'http://www.w3.org/2000/09/xmldsig#sha1'),
      element('DigestValue', 'a2jDtG5nIHBo4bqjaSBiw6NtLg=='),
    ],
    [['URI', '']],
  ),
]);

const dummySignature = element(names.signature, [
  signedInfo,
  element('SignatureValue', 'Q2jhu68ga8O9IG3huqt1LCBraMO0bmcga8O9IGfDrCBj4bqjLg=='),
  element('KeyInfo', [
    element('X509Data', [
      element('X509SubjectName', 'CN=mau-thu-nghiem'),
      element('X509Certificate', 'MIIFbTCCA1Wg'),
    ]),
  ]),
]);
