import { describe, expect, it } from 'vitest';
import { all, type Edit } from '../mutants/packet-edit.ts';
import {
  asItIs,
  asStatus,
  drop,
  expectedBy,
  found,
  letter,
  put,
  silent,
} from '../mutants/packet-under-test.ts';
import { documentTypeChecks } from './document-type.ts';

type Row = readonly [what: string, edit: Edit, said: readonly string[]];

const line = (id: string, requirement: string, place: string, seen: string, stance = 'warn/warn') =>
  `document.${id} ${requirement} ${stance} MessageHeader/${place}: ${seen}`;
const empty = '(rỗng / empty)';
const edited = (edit: Edit) => found(documentTypeChecks, edit(letter()));

describe('the type of a document (MET-05)', () => {
  const typed = (type: string, detail: string, name: string) =>
    all(put('DocumentType/Type', type), put('TypeDetail', detail), put('TypeName', name));
  const unlisted = (seen: string) => line('type-detail-listed', 'MET-05', 'DocumentType/TypeDetail', seen);
  const unknown = (seen: string) => line('type-known', 'MET-05', 'DocumentType/Type', seen, 'fail/fail');
  const differs = (seen: string) => line('type-name-agrees', 'MET-05', 'DocumentType/TypeName', seen);
  const retired = (seen: string) => line('type-in-use', 'MET-05', 'DocumentType/TypeDetail', seen);

  it.each<Row>([
    ['a letter', asItIs, []],
    ['a law', typed('1', '2', 'Luật'), []],
    ['the first that is normative', typed('1', '1', 'Hiến pháp'), []],
    ['the last that is normative', typed('1', '13', ''), []],
    ['none that is normative', typed('1', '14', ''), [unlisted('14')]],
    ['the last that is administrative', typed('2', '32', 'Thư công'), []],
    ['none that is administrative', typed('2', '33', 'Thư công'), [unlisted('33')]],
    ['the place 0', put('TypeDetail', '0'), [unlisted('0')]],
    ['no place', put('TypeDetail', ''), [unlisted(empty)]],
    ['no place at all', drop('TypeDetail'), [unlisted(empty)]],
    ['its place in words', put('TypeDetail', 'CV'), [unlisted('CV')]],
    ['its place in the place of the type', typed('18', '18', 'Công văn'), [unknown('18')]],
    ['the type 0', put('DocumentType/Type', '0'), [unknown('0')]],
    ['the type 3', put('DocumentType/Type', '3'), [unknown('3')]],
    ['no type', drop('DocumentType/Type'), []],
    ['no name', drop('TypeName'), []],
    ['its name in other letters', put('TypeName', 'CÔNG VĂN (điện tử)'), []],
    ['another name', put('TypeName', 'Quyết định'), [differs('Quyết định')]],
    ['the name of another list', typed('1', '18', 'Công văn'), [unlisted('18')]],
    ['a type that is no longer used', typed('2', '21', 'Bản cam kết'), [retired('21 Bản cam kết')]],
    ['a type that has kept its place', typed('2', '22', 'Bản thỏa thuận'), []],
    ['what the other list has at that place', typed('1', '21', ''), [unlisted('21')]],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });

  it('is told with the name of the list', () => {
    expect(expectedBy(documentTypeChecks, put('TypeName', 'Quyết định')(letter()))).toEqual(['Công văn']);
  });
});

describe('the urgency of a document (MET-06)', () => {
  const unknown = (seen: string) => line('priority-known', 'MET-06', 'OtherInfo/Priority', seen, 'fail/fail');

  it.each([
    ['0', []],
    ['3', []],
    ['4', [line('priority-timed', 'MET-06', 'OtherInfo/Priority', '4')]],
    ['5', [unknown('5')]],
    ['10', [unknown('10')]],
    ['-1', [unknown('-1')]],
    ['Khẩn', [unknown('Khẩn')]],
    ['', []],
  ])('%s', (text, lines) => {
    expect(edited(put('Priority', text))).toEqual(lines);
  });
});

describe('SteeringType (ENV-02)', () => {
  const unknown = (seen: string) => line('steering-known', 'ENV-02', 'SteeringType', seen);

  it.each<Row>([
    ['2', put('SteeringType', '2'), []],
    ['3', put('SteeringType', '3'), [unknown('3')]],
    ['12', put('SteeringType', '12'), [unknown('12')]],
    ['21', put('SteeringType', '21'), [unknown('21')]],
    [
      'empty',
      put('SteeringType', ''),
      [line('steering-filled', 'ENV-02', 'SteeringType', empty, 'fail/fail')],
    ],
    ['left out', drop('SteeringType'), []],
  ])('%s', (_, edit, lines) => {
    expect(edited(edit)).toEqual(lines);
  });
});

describe('what is left out', () => {
  const [known, listed, agrees, used, priority, timed, filled, steering] = documentTypeChecks.map(
    ({ id }) => id,
  );

  it.each<readonly [string, Edit, readonly (string | undefined)[]]>([
    ['nothing', asItIs, []],
    ['the type', drop('DocumentType/Type'), [known, listed, agrees, used]],
    ['the place in the list', drop('TypeDetail'), [agrees]],
    ['the urgency', put('Priority', ''), [priority, timed]],
    ['SteeringType', drop('SteeringType'), [steering]],
    ['that it is a document', asStatus, [known, listed, agrees, used, filled]],
  ])('is not judged: %s', (_, edit, ids) => {
    expect(silent(documentTypeChecks, edit(letter()))).toEqual(ids);
  });

  it('is, of a normative document, whether its type is still used', () => {
    expect(silent(documentTypeChecks, put('DocumentType/Type', '1')(letter()))).toEqual([agrees, used]);
  });
});
