import { sign } from 'node:crypto';
import { weakKey } from '../../fixtures/certificates/weak-key.ts';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { letterObjects } from '../../fixtures/pdf-signatures/letter-draft.ts';
import { type PdfDraft, streamBody, updateDraft } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { mutantsOf, type ShapedMutant } from './packet-mutant.ts';
import { drawnLines, smallLines } from './small-letter.ts';
import { also, letter, person, small } from './small-letter-edits.ts';

/** A certificate of the same person over another key than the one that signs. */
function swapped(): SigningKey {
  return { ...signingKeyOf(testPki().ecLeader), certificate: person({}).certificate };
}

function withMd5(): SigningKey {
  const { leader } = testPki();
  return {
    ...signingKeyOf(leader),
    algorithm: { scheme: 'rsa-pkcs1', hash: 'md5' },
    sign: (bytes) => sign('md5', bytes, leader.key),
  };
}

const overwritten = (draft: PdfDraft): PdfDraft =>
  updateDraft(draft, {
    objects: { [letterObjects.content]: streamBody('', drawnLines([...smallLines, 'Them mot dong']), true) },
  });

/** SIG-01, SIG-04 to SIG-07. */
export const signatureSoundMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'signature.none',
    'signature.present',
    'SIG-01',
    'văn bản chưa ký',
    'nobody has signed',
    letter(() => ({ person: 'none', agency: 'none' })),
    small,
  ],
  [
    'signature.no-subfilter',
    'signature.well-made',
    'SIG-04',
    'chữ ký không có SubFilter',
    'no SubFilter',
    letter(() => ({
      agency: {
        dictionary: (range, contents) =>
          `<< /Type /Sig /M (D:20261120083000+07'00') /ByteRange ${range} /Contents ${contents} >>`,
      },
    })),
    small,
  ],
  [
    'signature.changed',
    'signature.intact',
    'SIG-04',
    'sửa một byte sau khi ký',
    'a byte changed under the signatures',
    letter(() => ({
      afterwards: (draft) => ({ ...draft, text: draft.text.replace('(Cong van)', '(Cong vao)') }),
    })),
    small,
  ],
  [
    'signature.part-left-out',
    'signature.whole',
    'SIG-04',
    'chừa một đoạn không ký',
    'a part that nobody signed',
    letter(() => ({
      agency: { range: ([start, first, second, rest]) => `${start} ${first} ${second} ${rest - 10}` },
    })),
    small,
  ],
  [
    'signature.page-replaced',
    'signature.nothing-added',
    'SIG-04',
    'thay nội dung trang sau khi ký',
    'the page was replaced afterwards',
    letter(() => ({ afterwards: overwritten })),
    small,
  ],
  [
    'signature.certificate-swapped',
    'signature.key-matches',
    'SIG-05',
    'tráo chứng thư',
    'another certificate',
    letter(() => ({ person: { key: swapped() } })),
    small,
  ],
  [
    'signature.subfilter-unknown',
    'signature.algorithm-known',
    'SIG-07',
    'SubFilter không biết',
    'an unknown SubFilter',
    letter(() => ({ agency: { subFilter: 'Nha.Nuoc' } })),
    small,
  ],
  [
    'signature.sha-1',
    'signature.hash-strong',
    'SIG-06',
    'ký bằng SHA-1',
    'SHA-1',
    letter(() => ({ person: { key: signingKeyOf(testPki().ecLeader, { hash: 'sha1' }) } })),
    small,
  ],
  [
    'signature.md5',
    'signature.hash-not-broken',
    'SIG-06',
    'ký bằng MD5',
    'MD5',
    letter(() => ({ person: { key: withMd5() } })),
    also('signature.padding'),
  ],
  [
    'signature.rsa-1024',
    'signature.key-size',
    'SIG-07',
    'RSA 1024 bit',
    'RSA of 1024 bits',
    letter(() => ({ person: { key: signingKeyOf(person({ key: weakKey() })) } })),
    also('signature.padding'),
  ],
  [
    'signature.pkcs1',
    'signature.padding',
    'SIG-07',
    'ký PKCS#1 v1.5',
    'PKCS#1 v1.5',
    letter(() => ({ person: { key: signingKeyOf(testPki().leader) } })),
    small,
  ],
]);
