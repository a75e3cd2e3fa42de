import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { scannedSheet } from './further-files.ts';
import { withFile } from './packet-edit.ts';
import { type Making, mutantsOf, type ShapedMutant } from './packet-mutant.ts';
import { type SmallLetterWish, smallLetter } from './small-letter.ts';
import { also, letter, person, small } from './small-letter-edits.ts';
import { withoutCertificates } from './without-certificates.ts';

const annex =
  (wish: () => SmallLetterWish): Making =>
  async (sound) => {
    const pdf = await smallLetter(wish());
    return withFile(1, () => pdf)(sound);
  };

const stamped = (time: string) => ({
  dictionary: (range: string, contents: string) =>
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${time}) /ByteRange ${range} /Contents ${contents} >>`,
});

/** SIG-02, SIG-03, SIG-08, MET-07, CRT-05, ATT-11. */
export const signaturePeopleMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'signature.scan-unsealed',
    'signature.copy-sealed',
    'ATT-13',
    'bản quét không có chữ ký cơ quan',
    'a scan that nobody sealed',
    withFile(2, () => scannedSheet(200, 'DeviceRGB')),
    { of: 'scanned', besides: ['signature.annex-sealed'] },
  ],
  [
    'signature.public-person',
    'signature.not-public',
    'CRT-07',
    'ký bằng chứng thư công cộng',
    'a public certificate',
    letter(() => ({
      person: { key: signingKeyOf(person({ issuer: testPki().publicAuthority, published: 'public' })) },
    })),
    small,
  ],
  [
    'signature.person-alone',
    'signature.two',
    'SIG-02',
    'chỉ có chữ ký cá nhân',
    'the person alone',
    letter(() => ({ agency: 'none' })),
    small,
  ],
  [
    'signature.agency-alone',
    'signature.two',
    'SIG-02',
    'chỉ có chữ ký cơ quan',
    'the agency alone',
    letter(() => ({ person: 'none' })),
    small,
  ],
  [
    'signature.person-twice',
    'signature.of-two-subjects',
    'SIG-02',
    'một người ký hai lần',
    'one person twice',
    letter(() => ({ agency: { key: signingKeyOf(testPki().ecLeader) } })),
    small,
  ],
  [
    'signature.agency-first',
    'signature.agency-last',
    'SIG-03',
    'cơ quan ký trước',
    'the agency first',
    letter(() => ({ agencyFirst: true })),
    also('signature.seal-over-signature'),
  ],
  [
    'signature.times-reversed',
    'signature.times-in-order',
    'SIG-03',
    'giờ ký ngược thứ tự',
    'times against the order',
    letter(() => ({
      person: stamped("D:20261120091500+07'00'"),
      agency: stamped("D:20261120083000+07'00'"),
    })),
    small,
  ],
  [
    'signature.of-somebody-else',
    'signature.signer-named',
    'MET-07',
    'người khác ký',
    'somebody else has signed',
    letter(() => ({ person: { key: signingKeyOf(person({ subject: testPki().secondLeader.subject })) } })),
    small,
  ],
  [
    'signature.of-other-body',
    'signature.issuing-body',
    'CRT-05',
    'cơ quan khác đóng dấu',
    'another body’s seal',
    letter(() => ({
      agency: { key: signingKeyOf(person({ profile: 'seal', subject: testPki().secondSeal.subject })) },
    })),
    also('signature.annex-same-body'),
  ],
  [
    'signature.annex-unsealed',
    'signature.annex-sealed',
    'ATT-11',
    'phụ lục không ký',
    'an annex without seal',
    annex(() => ({ person: 'none', agency: 'none' })),
  ],
  [
    'signature.annex-of-person',
    'signature.annex-same-body',
    'ATT-11',
    'phụ lục do cá nhân ký',
    'an annex that a person signed',
    annex(() => ({ agency: 'none', person: { rect: '400 700 500 800' } })),
  ],
]);

/** SIG-09, SIG-20, SIG-21, CRT-01, CRT-04, CRT-06. */
export const signaturePlaceMutants: readonly ShapedMutant[] = mutantsOf([
  [
    'signature.time-utc',
    'signature.time-shown',
    'SIG-21',
    'giờ ký theo UTC',
    'a UTC time',
    letter(() => ({ person: stamped('D:20261120013000Z') })),
    small,
  ],
  [
    'signature.time-short',
    'signature.time-shown',
    'SIG-21',
    'giờ ký chỉ có ngày',
    'a day alone',
    letter(() => ({ person: stamped('D:20261120') })),
    small,
  ],
  [
    'signature.after-sending',
    'signature.before-sending',
    'SIG-20',
    'ký sau khi gửi',
    'signed after it was sent',
    letter(() => ({ agency: stamped("D:20261120113000+07'00'") })),
    small,
  ],
  [
    'signature.day-before',
    'signature.day-of-issue',
    'SIG-20',
    'cơ quan ký trước ngày ban hành',
    'sealed before the day of issue',
    letter(() => ({
      person: stamped("D:20261119160000+07'00'"),
      agency: stamped("D:20261119163000+07'00'"),
    })),
    small,
  ],
  [
    'signature.invisible',
    'signature.visible',
    'SIG-09',
    'chữ ký ẩn',
    'an invisible signature',
    letter(() => ({ person: { rect: '0 0 0 0' } })),
    small,
  ],
  [
    'signature.seal-elsewhere',
    'signature.seal-over-signature',
    'SIG-09',
    'dấu không trùm chữ ký',
    'the seal is somewhere else',
    letter(() => ({ agency: { rect: '300 300 380 380' } })),
    small,
  ],
  [
    'signature.seal-on-top',
    'signature.seal-over-signature',
    'SIG-09',
    'dấu trùm kín chữ ký',
    'the seal hides the signature',
    letter(() => ({ agency: { rect: '60 100 180 160' } })),
    small,
  ],
  [
    'signature.annex-below',
    'signature.annex-place',
    'ATT-11',
    'dấu phụ lục ở chân trang',
    'the seal of the annex at its foot',
    annex(() => ({ person: 'none' })),
  ],
  [
    'signature.certificate-expired',
    'signature.certificate-in-time',
    'CRT-01',
    'chứng thư hết hạn',
    'an expired certificate',
    letter(() => ({ person: { key: signingKeyOf(person({ notAfter: Date.UTC(2026, 10, 1) })) } })),
    small,
  ],
  [
    'signature.certificate-early',
    'signature.certificate-in-time',
    'CRT-01',
    'chứng thư chưa có hiệu lực',
    'a certificate that is not yet valid',
    letter(() => ({ person: { key: signingKeyOf(person({ notBefore: Date.UTC(2026, 11, 1) })) } })),
    small,
  ],
  [
    'signature.certificate-encrypts',
    'signature.certificate-usage',
    'CRT-04',
    'ký bằng chứng thư mã hoá',
    'a certificate for encryption',
    letter(() => ({ person: { key: signingKeyOf(person({ profile: 'encryption' })) } })),
    small,
  ],
  [
    'signature.certificate-absent',
    'signature.certificate-there',
    'CRT-06',
    'không kèm chứng thư',
    'no certificate inside',
    letter(() => ({ person: { contents: withoutCertificates } })),
    small,
  ],
]);
