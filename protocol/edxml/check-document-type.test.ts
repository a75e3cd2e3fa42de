import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { checkDocumentType } from './check-document-type.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

const at = 'MessageHeader/DocumentType';

function judged(documentType: Contents): readonly Problem[] {
  const header = groupUnderTest('MessageHeader', { [n.documentType]: documentType });
  return problemsOf((notes) => checkDocumentType(header, notes));
}

const typed = (type: string, typeDetail: string, typeName: string): Contents => ({
  [n.type]: type,
  [n.typeDetail]: typeDetail,
  [n.typeName]: typeName,
});

describe('a document type', () => {
  it.each([
    ['the first of the normative list', typed('1', '1', 'Hiến pháp')],
    ['the last but one of the normative list', typed('1', '12', 'Bộ luật')],
    ['the first of the administrative list', typed('2', '1', 'Nghị quyết')],
    ['the last of the administrative list', typed('2', '32', 'Thư công')],
    ['a name in other letters', typed('2', '18', 'CONG VAN')],
    ['space around the numbers', typed(' 2 ', ' 18 ', 'Công văn')],
    ['a listed name without number', { [n.type]: '2', [n.typeName]: 'Công văn' }],
    ['a listed name beside an empty number', typed('1', '', 'Luật')],
    ['a number without name', { [n.type]: '2', [n.typeDetail]: '18' }],
    ['no type at all', { [n.typeDetail]: '99', [n.typeName]: 'Thơ' }],
    ['a type in words, which is reported where it is read', typed('hai', '99', 'Thơ')],
  ])('says nothing wrong: %s', (_, contents) => {
    expect(judged(contents)).toEqual([]);
  });

  it('need not be there: that is for others to say', () => {
    const header = groupUnderTest('MessageHeader', {});
    expect(problemsOf((notes) => checkDocumentType(header, notes))).toEqual([]);
  });
});

describe('a type that is neither normative nor administrative', () => {
  it.each([
    ['18', 'Công văn', 'Type 2, TypeDetail 18'],
    ['3', 'Nghị quyết', 'Type 2, TypeDetail 1'],
    ['0', 'Thông tư', 'Type 1, TypeDetail 9'],
    ['12', 'hien phap', 'Type 1, TypeDetail 1'],
    ['18', 'Thơ', '1, 2'],
    ['18', '', '1, 2'],
  ])('%s of the name “%s” is refused, and %s expected', (type, name, expected) => {
    expect(judged(typed(type, '33', name))).toEqual([
      problem('packet.type-unknown', `${at}/Type`, { seen: type, expected }),
    ]);
  });
});

describe('a number beyond the list', () => {
  it.each([
    ['2', '0', 'Công văn', 'Type 2, TypeDetail 18'],
    ['2', '33', 'Thư công', 'Type 2, TypeDetail 32'],
    ['1', '14', 'Luật', 'Type 1, TypeDetail 2'],
    ['2', '33', '', '1–32'],
    ['1', '21', '', '1–13'],
  ])('type %s, number %s, “%s” is told with what is expected', (type, detail, name, expected) => {
    expect(judged(typed(type, detail, name))).toEqual([
      problem('packet.type-detail-unlisted', `${at}/TypeDetail`, { seen: detail, expected }),
    ]);
  });

  it('does not hide that the name is of no list', () => {
    expect(judged(typed('1', '14', 'Thơ'))).toEqual([
      problem('packet.type-detail-unlisted', `${at}/TypeDetail`, { seen: '14', expected: '1–13' }),
      problem('packet.type-name-differs', `${at}/TypeName`, { seen: 'Thơ', expected: 'Type 1' }),
    ]);
  });
});

describe('a type that is no more', () => {
  it.each([
    ['21', 'Bản cam kết'],
    ['23', 'Giấy chứng nhận'],
    ['28', 'Giấy đi đường'],
    ['29', 'Giấy biên nhận hồ sơ'],
  ])('number %s is told by its name', (detail, name) => {
    expect(judged(typed('2', detail, ''))).toEqual([
      problem('packet.type-retired', `${at}/TypeDetail`, { seen: name }),
    ]);
  });

  it.each(['20', '22', '24', '27', '30'])('number %s is none', (detail) => {
    expect(judged(typed('2', detail, ''))).toEqual([]);
  });
});

describe('a name that is not the number’s', () => {
  it.each([
    ['2', '18', 'Tờ trình', 'Công văn'],
    ['1', '2', 'Bộ luật', 'Luật'],
    ['2', '', 'Thông tư', 'Type 1, TypeDetail 9'],
    ['1', '', 'Công văn', 'Type 2, TypeDetail 18'],
    ['2', '', 'Thơ', 'Type 2'],
  ])('type %s, number “%s”: %s where %s is expected', (type, detail, name, expected) => {
    expect(judged(typed(type, detail, name))).toEqual([
      problem('packet.type-name-differs', `${at}/TypeName`, { seen: name, expected }),
    ]);
  });
});
