import { describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import type { Edit } from '../mutants/packet-edit.ts';
import { asItIs, asStatus, drop, found, letter, put, silent } from '../mutants/packet-under-test.ts';
import type { SmallLetterWish } from '../mutants/small-letter.ts';
import { person } from '../mutants/small-letter-edits.ts';
import { withoutCertificates } from '../mutants/without-certificates.ts';
import { signaturePlaceChecks } from './signature-place.ts';
import { claiming, claimingNothing, signedPacket } from './signed-packet-under-test.ts';

type Row = readonly [what: string, wish: () => SmallLetterWish, said: readonly string[]];

const file = (index = '') => `AttachmentEncoded/Attachment${index}/ContentTransferEncoded`;
const name = '812_VPCP-QHDP.pdf';
const line = (id: string, requirement: string, seen: string, stance = 'fail/fail') =>
  `signature.${id} ${requirement} ${stance} ${file()}: ${seen}`;
const by = (field: 'ca-nhan' | 'co-quan', seen: string) => `${name}, ${field}: ${seen}`;
const told = async (wish: SmallLetterWish) => found(signaturePlaceChecks, await signedPacket(wish));

describe('the time of a signature (SIG-20, SIG-21)', () => {
  const odd = (field: 'ca-nhan' | 'co-quan', seen: string) =>
    line('time-shown', 'SIG-21', by(field, seen), 'warn/warn');
  const late = (seen: string) => line('before-sending', 'SIG-20', by('co-quan', seen));
  const otherDay = (seen: string) => line('day-of-issue', 'SIG-20', seen, 'warn/warn');

  it.each<Row>([
    ['is told', () => ({}), []],
    [
      'is told in another zone',
      () => ({ person: claiming('D:20261120013000Z') }),
      [odd('ca-nhan', 'D:20261120013000Z')],
    ],
    ['is a day alone', () => ({ person: claiming('D:20261120') }), [odd('ca-nhan', 'D:20261120')]],
    ['is not told', () => ({ person: claimingNothing }), [odd('ca-nhan', '/M —')]],
    ['is as late as clocks differ', () => ({ agency: claiming("D:20261120094500+07'00'") }), []],
    ['is later', () => ({ agency: claiming("D:20261120094501+07'00'") }), [late('2026-11-20T02:45:01.000Z')]],
    [
      'is on the day of issue, of the agency',
      () => ({ person: claiming("D:20261118080000+07'00'"), agency: claiming("D:20261120000000+07'00'") }),
      [],
    ],
    [
      'is on the day before',
      () => ({ agency: claiming("D:20261119235959+07'00'") }),
      [otherDay('2026-11-19T16:59:59.000Z')],
    ],
  ])('%s', async (_, wish, lines) => {
    expect(await told(wish())).toEqual(lines);
  });

  it.each<readonly [string, Edit]>([
    ['when it was sent', drop('TraceHeader/Timestamp')],
    ['when it was sent, in no form', put('TraceHeader/Timestamp', 'x')],
  ])('is compared with nothing where nobody says %s', async (_, edit) => {
    const packet = await signedPacket({ agency: claiming("D:20261120114500+07'00'") });
    expect(found(signaturePlaceChecks, edit(packet))).toEqual([]);
  });
});

describe('the place of the seal (SIG-09)', () => {
  const wrong = (share: number) => line('seal-over-signature', 'SIG-09', `${share} %`, 'warn/warn');

  // The person's own signature is at 60 100 180 160.
  it.each<readonly [rect: string, said: readonly string[]]>([
    ['20 80 100 160', []],
    ['20 100 84 160', []],
    ['20 100 83 160', [wrong(19)]],
    ['20 100 120 160', []],
    ['20 100 121 160', [wrong(51)]],
    ['120 100 200 160', [wrong(50)]],
    ['90 100 150 160', [wrong(50)]],
    ['20 100 60 160', [wrong(0)]],
    ['0 0 10 10', [wrong(0)]],
    ['20 170 100 200', [wrong(0)]],
    ['20 130 120 190', []],
    ['300 300 380 380', [wrong(0)]],
  ])('%s', async (rect, lines) => {
    expect(await told({ agency: { rect } })).toEqual(lines);
  });

  it('is nowhere, where a signature is not shown', async () => {
    const packet = await signedPacket({ person: { rect: '0 0 0 0' } });
    expect(found(signaturePlaceChecks, packet)).toEqual([
      line('visible', 'SIG-09', by('ca-nhan', 'Rect [0 0 0 0]'), 'warn/warn'),
    ]);
    expect(silent(signaturePlaceChecks, packet)).toContain('signature.seal-over-signature');
  });
});

describe('the seal of an annex (ATT-11)', () => {
  const wrong = (rect: string) =>
    `signature.annex-place ATT-11 warn/warn ${file('[2]')}: phu-luc.pdf: 1 [${rect}]`;

  it.each<readonly [rect: string, isRight: boolean]>([
    ['400 700 500 800', true],
    ['100 700 200 800', false],
    ['400 100 500 200', false],
    ['100 100 200 200', false],
    ['0 0 0 0', true],
  ])('%s', async (rect, isRight) => {
    const said = found(signaturePlaceChecks, await signedPacket({}, { person: 'none', agency: { rect } }));
    expect(said.filter((each) => each.includes('annex-place'))).toEqual(isRight ? [] : [wrong(rect)]);
  });
});

describe('the certificate of a signature', () => {
  const claimed = Date.UTC(2026, 10, 20, 1, 30);
  const key = (order: Parameters<typeof person>[0]) => ({ person: { key: signingKeyOf(person(order)) } });
  const isTold = async (wish: SmallLetterWish, id: string) =>
    (await told(wish)).some((each) => each.startsWith(`signature.${id} `));

  it.each([
    ['its last second', { notAfter: claimed }, false],
    ['a second later', { notAfter: claimed - 1000 }, true],
    ['its first second', { notBefore: claimed }, false],
    ['a second earlier', { notBefore: claimed + 1000 }, true],
  ])('is in force (CRT-01): %s', async (_, order, isOver) => {
    expect(await isTold(key(order), 'certificate-in-time')).toBe(isOver);
  });

  it('is told with its days', async () => {
    const said = await told(key({ notAfter: Date.UTC(2026, 10, 1) }));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('certificate-in-time CRT-01 fail/fail');
    expect(said[0]).toMatch(/T[\d:.]+Z – 2026-11-01T00:00:00\.000Z$/);
  });

  it('is for signing (CRT-04)', async () => {
    const said = await told(key({ profile: 'encryption' }));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^signature\.certificate-usage CRT-04 fail\/fail .*, ca-nhan: \w+(?:, \w+)*$/);
  });

  it('is there (CRT-06)', async () => {
    const said = await told({ person: { contents: withoutCertificates } });
    expect(said).toEqual([
      line('certificate-there', 'CRT-06', by('ca-nhan', 'signature.certificate-missing')),
    ]);
  });
});

describe('where nobody has signed', () => {
  const ids = signaturePlaceChecks.map(({ id }) => id);

  it('nothing is judged', async () => {
    expect(silent(signaturePlaceChecks, asItIs(letter()))).toEqual(ids);
    expect(silent(signaturePlaceChecks, await signedPacket())).toEqual(['signature.annex-place']);
    expect(silent(signaturePlaceChecks, await signedPacket({}, {}))).toEqual([]);
    expect(
      silent(signaturePlaceChecks, drop('PromulgationInfo/PromulgationDate')(await signedPacket())),
    ).toEqual(['signature.day-of-issue', 'signature.annex-place']);
  });

  it('of a status, only what is true of any file is', async () => {
    const few = ['day-of-issue', 'seal-over-signature', 'annex-place'].map((id) => `signature.${id}`);
    expect(silent(signaturePlaceChecks, asStatus(await signedPacket({}, {})))).toEqual(few);
  });
});
