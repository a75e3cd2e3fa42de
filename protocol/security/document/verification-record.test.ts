import { describe, expect, it } from 'vitest';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import {
  byAgency,
  byPerson,
  judgeLetter,
  signatureOf,
  signedAt,
  timeless,
} from '../../../fixtures/signatures/judged-document.ts';
import { certificateOf } from '../../../fixtures/signatures/test-context.ts';
import { type Verdict, verdicts } from '../verdict.ts';
import { recordOf, resultOf } from './verification-record.ts';

const at = signedAt + 1000;
const leader = certificateOf(testPki().leader);

describe('the record of a verification', () => {
  it('SIG-13: has the five items of every signature', () => {
    const proven = { at: signedAt, by: 'time-stamp' } as const;
    const path = [{ certificate: leader, state: 'good' }] as const;
    const document = judgeLetter({ signatures: [byPerson({ proven, path }), byAgency()] });
    const record = recordOf(document, { at, receivedAt: signedAt, profile: 'law' });
    expect(record).toEqual({
      ...{ at, receivedAt: signedAt, profile: 'law', verdict: 'valid', outcome: 'accept', findings: [] },
      signatures: [
        {
          ...{ file: '7816.pdf', field: 'ca-nhan', role: 'person', verdict: 'valid', result: 'thành công' },
          ...{
            signer: 'Nguyễn Thị Thử',
            body: 'Văn phòng Chính phủ',
            signedAt,
            proven,
            integrity: 'toàn vẹn',
          },
          path: [{ subject: leader.subject.text, serial: leader.serial, state: 'good' }],
        },
        {
          ...{ file: '7816.pdf', field: 'co-quan', role: 'agency', verdict: 'valid', result: 'thành công' },
          ...{ signer: 'Văn phòng Chính phủ', body: 'Văn phòng Chính phủ', signedAt, integrity: 'toàn vẹn' },
          path: [],
        },
      ],
    });
  });

  it('SIG-19: tells the packet’s own signature apart', () => {
    const packet = { kind: 'xml', verdict: 'revoked', reasons: [], place: 'Signature', path: [] } as const;
    expect(recordOf(judgeLetter({ packet }), { at, profile: 'law' })).toMatchObject({
      verdict: 'revoked',
      outcome: 'refuse',
      packet: 'revoked',
      findings: [{ code: 'signed.packet-signature' }],
    });
  });

  it('leaves out what is not known', () => {
    const nobody = timeless(signatureOf(undefined, { field: 'x', revision: 1, verdict: 'malformed' }));
    const record = recordOf(judgeLetter({ signatures: [nobody] }), { at, profile: 'field' });
    expect(record).not.toHaveProperty('receivedAt');
    expect(record).not.toHaveProperty('packet');
    expect(record.signatures).toEqual([
      {
        ...{ file: '7816.pdf', field: 'x', role: 'unknown', verdict: 'malformed', path: [] },
        ...{ result: 'không thành công', integrity: 'không kiểm tra được' },
      },
    ]);
  });

  it('leaves out the body of a certificate that names none', () => {
    const signature = byPerson({}, testPki().tlsServer);
    const [first] = recordOf(judgeLetter({ signatures: [signature] }), { at, profile: 'law' }).signatures;
    expect(first?.signer).toBe('truc.example');
  });
});

/** What is said of the content; all others leave it whole. */
const integrity: Partial<Record<Verdict, string>> = {
  absent: 'không có chữ ký',
  malformed: 'không kiểm tra được',
  'unsupported-algorithm': 'không kiểm tra được',
  tampered: 'nội dung đã bị sửa sau khi ký',
  'incomplete-coverage': 'chữ ký không phủ hết nội dung',
  'altered-after-signing': 'tệp bị thay đổi sau khi ký',
};

it.each(verdicts)(
  'SIG-13: people are told of %s whether it held, and whether the content is whole',
  (verdict) => {
    const document = judgeLetter({ signatures: [byPerson({ verdict })] });
    const [record] = recordOf(document, { at, profile: 'law' }).signatures;
    expect(record?.integrity).toBe(integrity[verdict] ?? 'toàn vẹn');
  },
);

it.each([
  ['valid', 'thành công'],
  ['undetermined', 'chưa xác định'],
  ['revoked', 'không thành công'],
  ['absent', 'không thành công'],
] as const)('SIG-13: people are told of %s: %s', (verdict, told) => {
  expect(resultOf(verdict)).toBe(told);
});
