import { describe, expect, it } from 'vitest';
import type { SubjectName } from '../../../fixtures/keys/names.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../../fixtures/keys/test-pki.ts';
import {
  byAgency,
  byClerk,
  byPerson,
  judgedPdf,
  letterFace,
  pageFace,
  signatureOf,
} from '../../../fixtures/signatures/judged-document.ts';
import { certificateOf } from '../../../fixtures/signatures/test-context.ts';
import { type Holder, holderOf, isOf } from './holder.ts';
import { rolesOf, saysCopy } from './roles.ts';

const { leader, seal, root, agencyAuthority } = testPki();

function holderNamed(subject: SubjectName): Holder {
  return holderOf(
    certificateOf(issueTest({ issuer: agencyAuthority, profile: 'seal', subject, key: 'spare-ec' })),
  );
}

describe('the holder of a certificate', () => {
  it('is a person with a title in a body', () => {
    expect(holderOf(certificateOf(leader))).toEqual({
      kind: 'person',
      name: 'Nguyễn Thị Thử',
      body: 'Văn phòng Chính phủ',
      code: 'G22',
      title: 'Phó Chủ nhiệm',
      subject: certificateOf(leader).subject.canonical,
    });
  });

  it('is an agency where the name is the body’s own', () => {
    expect(holderOf(certificateOf(seal))).toEqual({
      kind: 'agency',
      name: 'Văn phòng Chính phủ',
      body: 'Văn phòng Chính phủ',
      code: 'G22',
      subject: certificateOf(seal).subject.canonical,
    });
    const city = { organization: 'UBND Đà Nẵng', commonName: 'ubnd  đà nẵng' };
    expect(holderNamed(city)).toMatchObject({ kind: 'agency', name: 'ubnd  đà nẵng' });
  });

  it.each([
    ['a body without a person’s title', { organization: 'UBND', commonName: 'Trần Văn Mẫu' }],
    ['no body', { commonName: 'Trần Văn Mẫu' }],
    ['a title, and the body’s name', { organization: 'UBND', commonName: 'UBND', title: 'Chủ tịch' }],
  ])('is a person with %s', (_, subject) => {
    const holder = holderNamed(subject);
    expect(holder).toMatchObject({ kind: 'person', name: subject.commonName });
    expect(['code' in holder, 'title' in holder, 'body' in holder]).toEqual([
      false,
      'title' in subject,
      'organization' in subject,
    ]);
  });
});

describe('a certificate is of a body', () => {
  const body = {
    codes: ['G22', '000.00.00.G22'],
    name: 'Tên mới',
    formerNames: [{ name: 'Tên cũ', until: 0 }],
  };
  const holder = { kind: 'agency', name: 'Ai', subject: 'x' } as const;

  it.each([
    ['by one of its codes', { ...holder, code: '000.00.00.G22', body: 'Tên khác' }, true],
    ['not by its name, against its code', { ...holder, code: 'H17', body: 'Tên mới' }, false],
    ['by its name', { ...holder, body: 'TÊN MỚI' }, true],
    ['by a name that it had', { ...holder, body: 'tên cũ' }, true],
    ['by the common name, where no body is named', { ...holder, name: 'Tên mới' }, true],
    ['not by another name', { ...holder, body: 'Tên khác', name: 'Tên mới' }, false],
  ])('%s', (_, each, expected) => {
    expect(isOf(each, body)).toBe(expected);
  });

  it('that never had another name', () => {
    expect(isOf({ ...holder, body: 'Tên cũ' }, { codes: [], name: 'Tên mới' })).toBe(false);
  });
});

describe('the role of a signature', () => {
  const rolesIn = (...signatures: readonly ReturnType<typeof byPerson>[]) => {
    const { pdf } = judgedPdf(signatures);
    const face = letterFace([pageFace()], { 'co-quan': ['Bản', 'sao  lục'], 'ca-nhan': ['SAO Y'] });
    return pdf === undefined ? [] : rolesOf(pdf.verdict, face).map(({ role, shown }) => [role, shown.length]);
  };

  it.each([
    ['a person’s, whatever it shows', () => byPerson(), ['person', 1]],
    ['a copy’s, by what its field shows', () => byAgency(), ['copy', 2]],
    ['an agency’s', () => byAgency({ field: 'khac' }), ['agency', 0]],
    ['an agency’s, with a reason', () => byAgency({ field: 'khac', reason: 'Phát hành' }), ['agency', 0]],
    ['a copy’s, by its reason', () => byClerk({ reason: 'Trích sao' }), ['copy', 0]],
    [
      'unknown without a certificate',
      () => signatureOf(undefined, { field: 'x', revision: 1 }),
      ['unknown', 0],
    ],
    ['a person’s, of a certificate that is of nobody', () => byPerson({ field: 'x' }, root), ['person', 0]],
  ])('is %s', (_, signature, expected) => {
    expect(rolesIn(signature())).toEqual([expected]);
  });

  it('is none of a mere time-stamp', () => {
    expect(rolesIn(byPerson(), byAgency({ isTimeStamp: true }))).toEqual([['person', 1]]);
  });

  it('is told without what is seen', () => {
    const { pdf } = judgedPdf([byAgency()]);
    const [found] = pdf === undefined ? [] : rolesOf(pdf.verdict, undefined);
    expect(found).toMatchObject({ role: 'agency', shown: [], holder: { name: 'Văn phòng Chính phủ' } });
  });

  it.each([
    [['SAO Y'], true],
    [['Sao', 'lục'], true],
    [['trích  sao'], true],
    [['TRÍCH SAO'.normalize('NFD')], true],
    [['sao chép'], false],
    [['saoy'], false],
    [[], false],
  ])('is that of a copy where %j is shown: %s', (shown, expected) => {
    expect(saysCopy(shown)).toBe(expected);
  });
});
