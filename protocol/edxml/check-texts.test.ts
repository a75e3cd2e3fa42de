import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { checkTexts } from './check-texts.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

function judged(contents: Contents): readonly Problem[] {
  const header = groupUnderTest('MessageHeader', contents);
  return problemsOf((notes) => checkTexts(header, notes));
}

const codes = (contents: Contents) => judged(contents).map(({ code }) => code);

describe('MET-08: a text that is there only to be there', () => {
  it.each([
    'n/a',
    'NA',
    'none',
    'Không',
    'KHÔNG CÓ',
    'khong  co',
    'trực tiếp',
    ' Test ',
    'abc',
    'x',
    'xxx',
    'Không (theo mẫu)',
    '(mẫu của cơ quan) x',
    '.',
    ' - ',
    '...',
    '***',
    '???',
    '_',
    '-'.repeat(40),
  ])('is “%s”', (seen) => {
    expect(judged({ [n.subject]: seen })).toEqual([
      problem('packet.subject-filler', 'MessageHeader/Subject', { seen }),
    ]);
  });

  it.each([
    'Không khí',
    'xx',
    'abcd',
    'truc tiep 2',
    'a-',
    '-'.repeat(41),
    'trực tiếpp',
    '1',
    'Đ',
    '- ghi chú',
    'số -',
  ])('is not “%s”', (text) => {
    expect(judged({ [n.subject]: text })).toEqual([]);
  });

  it('is told as a warning of subject and content, as a notice of other fields', () => {
    expect(codes({ [n.content]: 'x' })).toEqual(['packet.subject-filler']);
    expect(judged({ [n.signerInfo]: { [n.position]: 'x' } })).toEqual([
      problem('packet.field-filler', 'MessageHeader/SignerInfo/Position', { seen: 'x' }),
    ]);
  });
});

describe('a text without accents', () => {
  it.each(['Ve viec ket noi', 've viec nay', 'Ve viec, ket noi', 'V/v ket noi he thong'])(
    'is “%s”',
    (seen) => {
      expect(judged({ [n.subject]: seen })).toEqual([
        problem('packet.text-unaccented', 'MessageHeader/Subject', { seen }),
      ]);
      expect(codes({ [n.content]: seen })).toEqual(['packet.text-unaccented']);
      expect(judged({ [n.signerInfo]: { [n.fullName]: seen } })).toEqual([
        problem('packet.text-unaccented', 'MessageHeader/SignerInfo/FullName', { seen }),
      ]);
    },
  );

  it.each(['Ve viec', 'a b c d e f', 'Ve viec kết', 'Ve viec ket noi @', 'Ve viec ket noi –', '12 34 56 78'])(
    'is not “%s”',
    (text) => {
      expect(judged({ [n.subject]: text, [n.content]: text })).toEqual([]);
    },
  );
});

describe('the fields that are looked at', () => {
  const parties = { [n.organName]: 'x', [n.organAdd]: 'x', [n.email]: 'x', [n.telephone]: 'x' };

  it('are those that have to be there, of every party', () => {
    const problems = judged({
      [n.from]: { [n.organId]: 'x', ...parties, [n.fax]: 'x' },
      [n.to]: [parties, { [n.telephone]: 'x' }],
      [n.promulgationInfo]: { [n.place]: 'x', [n.promulgationDate]: 'x' },
      [n.documentType]: { [n.type]: 'x', [n.typeName]: 'x' },
      [n.signerInfo]: { [n.competence]: 'x', [n.position]: 'x', [n.fullName]: 'x' },
      [n.otherInfo]: { [n.sphereOfPromulgation]: 'x' },
    });
    expect(problems.map(({ place }) => place.path.replace('MessageHeader/', ''))).toEqual([
      'From/OrganName',
      'From/OrganAdd',
      'From/Email',
      'From/Telephone',
      'To[1]/OrganName',
      'To[1]/OrganAdd',
      'To[1]/Email',
      'To[1]/Telephone',
      'To[2]/Telephone',
      'PromulgationInfo/Place',
      'DocumentType/TypeName',
      'SignerInfo/Competence',
      'SignerInfo/Position',
      'SignerInfo/FullName',
    ]);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['packet.field-filler']));
  });

  it('say nothing where they are empty or absent', () => {
    expect(judged({})).toEqual([]);
    expect(judged({ [n.subject]: '', [n.content]: '', [n.from]: { [n.organName]: '' } })).toEqual([]);
  });
});
