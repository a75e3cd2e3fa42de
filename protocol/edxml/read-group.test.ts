import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import type { XmlElement } from '../xml/tree.ts';
import { fields, group, leaf, many } from './field-rule.ts';
import { type Group, groupsOf, itemsOf, textOf } from './group.ts';
import { elementUnderTest } from './group-under-test.ts';
import { names as n, packetNamespace, xmldsigNamespace } from './names.ts';
import { createNotes } from './notes.ts';
import { isEmpty, readGroup } from './read-group.ts';

const rules = fields(
  leaf(n.subject, 'must', { kind: 'text', limit: { most: 9, mark: 'C' } }),
  leaf(n.competence, 'should', { kind: 'text' }),
  leaf(n.dueDate, 'may', { kind: 'date' }),
  leaf(n.steeringType, 'may', { kind: 'number' }),
  many(group(n.to, 'may', fields(leaf(n.organId, 'must', { kind: 'text' })))),
  leaf(n.signature, 'may', { kind: 'tree' }),
);

const given = (local: string, text = 'tin', ...children: readonly XmlElement[]) =>
  elementUnderTest({ local, text, children });
const needed = [given(n.subject), given(n.competence)];

function readAll(children: readonly XmlElement[], element: Partial<XmlElement> = {}, from = rules) {
  const notes = createNotes();
  const parent = elementUnderTest({ local: 'Top', children, ...element });
  const read: Group = readGroup(parent, { path: 'Top' }, from, notes);
  return { read, problems: notes.problems, unknown: notes.unknown };
}

const problemsIn = (...children: readonly XmlElement[]): readonly Problem[] =>
  readAll([...needed, ...children]).problems;
const place = (path: string) => ({ path, line: 1, column: 1, offset: 0 });

describe('the children of an element', () => {
  it('are read by name in any order, with where they stand', () => {
    const children = [given(n.to, '', given(n.organId, 'H37')), given(n.competence), given(n.subject, ' a ')];
    const { read, problems } = readAll([...children, given(n.to, '', given(n.organId, 'G22'))]);
    expect(problems).toEqual([]);
    expect(read.place).toEqual({ path: 'Top' });
    expect(itemsOf(read, n.subject)).toMatchObject([{ text: ' a ', place: place(`Top/${n.subject}`) }]);
    expect(itemsOf(read, n.to)).toMatchObject([
      { place: place('Top/To[1]'), group: { place: place('Top/To[1]') } },
      { place: place('Top/To[2]') },
    ]);
    expect(groupsOf(read, n.to).map((each) => textOf(each, n.organId))).toEqual(['H37', 'G22']);
  });

  it('are judged each by its rule', () => {
    expect(problemsIn(given(n.dueDate, 'mai'))).toMatchObject([
      { code: 'packet.date-malformed', place: { path: `Top/${n.dueDate}` } },
    ]);
  });

  it('stand once, but for those that may be many; the second is numbered', () => {
    expect(problemsIn(given(n.subject, 'hai'))).toEqual([
      problem('packet.element-repeated', place(`Top/${n.subject}[2]`)),
    ]);
    const both = [given(n.to, '', given(n.organId)), given(n.to, '', given(n.organId))];
    expect(problemsIn(...both)).toEqual([]);
  });

  it('have no text between them', () => {
    expect(readAll(needed, { text: ' \n' }).problems).toEqual([]);
    expect(readAll(needed, { text: ' lạc\n' }).problems).toEqual([
      problem('packet.text-stray', 'Top', { seen: 'lạc' }),
    ]);
  });

  it('are called by paths that leave out what every packet has', () => {
    const notes = createNotes();
    for (const wrapper of [n.envelope, n.header, n.body]) {
      readGroup(elementUnderTest({ local: wrapper }), { path: 'long/path' }, rules, notes);
    }
    expect(new Set(notes.problems.map((each) => each.place.path))).toEqual(
      new Set([n.subject, n.competence]),
    );
  });
});

describe('a child that is not there', () => {
  it('is an error, a warning, or nothing, as it is needed', () => {
    expect(readAll([]).problems).toEqual([
      problem('packet.element-missing', `Top/${n.subject}`),
      problem('packet.element-advised', `Top/${n.competence}`),
    ]);
  });

  it('is so where it is empty, and is shown then', () => {
    expect(readAll([given(n.subject, ' '), given(n.competence, '', given('b', ''))]).problems).toEqual([
      problem('packet.element-unknown', place(`Top/${n.competence}/b`), { seen: 'b' }),
      problem('packet.element-missing', place(`Top/${n.subject}`), { seen: '' }),
      problem('packet.element-advised', place(`Top/${n.competence}`), { seen: '' }),
    ]);
  });

  it('is the first of many where there may be many', () => {
    const others = fields(many(group(n.to, 'must', fields())));
    expect(readAll([], {}, others).problems).toEqual([problem('packet.element-missing', 'Top/To[1]')]);
    expect(readAll([given(n.to, '')], {}, others).problems).toEqual([]);
  });

  it('is told of by the group that lacks it, where the group is empty', () => {
    const one = fields(group(n.signerInfo, 'must', fields(leaf(n.position, 'must', { kind: 'text' }))));
    expect(readAll([given(n.signerInfo, '')], {}, one).problems).toEqual([
      problem('packet.element-missing', place(`Top/${n.signerInfo}/${n.position}`)),
    ]);
  });

  it('is, as a content, for others to tell', () => {
    const one = fields(leaf(n.attachmentContent, 'must', { kind: 'content' }));
    expect(readAll([given(n.attachmentContent, '')], {}, one).problems).toEqual([]);
    expect(readAll([], {}, one).problems).toHaveLength(1);
  });

  it('is, as a tree, one of nothing but empty elements', () => {
    const one = fields(leaf(n.errorList, 'must', { kind: 'tree' }));
    const codes = (...children: readonly XmlElement[]) =>
      readAll([given(n.errorList, '', ...children)], {}, one).problems.map(({ code }) => code);
    expect(codes(given('a', ''))).toEqual(['packet.element-missing']);
    expect(codes(given('a', 'lỗi'))).toEqual([]);
  });
});

describe('an empty child that need not be there', () => {
  it('is told, and is as none', () => {
    const { read, problems } = readAll([
      ...needed,
      given(n.dueDate, ''),
      given(n.to, '', given(n.organId, '')),
    ]);
    expect(problems).toEqual([
      problem('packet.element-empty', place(`Top/${n.dueDate}`)),
      problem('packet.element-empty', place('Top/To[1]')),
    ]);
    expect(itemsOf(read, n.dueDate)).toEqual([]);
  });

  it('is worse where field parsers do not survive it, and nothing where it is a signature', () => {
    expect(problemsIn(given(n.steeringType, ''))).toEqual([
      problem('packet.steering-empty', place(`Top/${n.steeringType}`)),
    ]);
    const { read, problems } = readAll([...needed, given(n.signature, '')]);
    expect(problems).toEqual([]);
    expect(itemsOf(read, n.signature)).toHaveLength(1);
  });
});

describe('a name that is not the right one', () => {
  it('is unknown, and kept', () => {
    const mood = given('Mood');
    const { problems, unknown } = readAll([...needed, mood]);
    expect(problems).toEqual([problem('packet.element-unknown', place('Top/Mood'), { seen: 'Mood' })]);
    expect(unknown).toEqual([{ path: 'Top/Mood', element: mood }]);
  });

  it('is another that is in use, and read as the right one', () => {
    const { read, problems } = readAll([...needed, given('ResponseDate', '2026/11/20')]);
    expect(problems).toEqual([
      problem('packet.name-alias', place('Top/ResponseDate'), { seen: 'ResponseDate', expected: n.dueDate }),
    ]);
    expect(itemsOf(read, n.dueDate)).toHaveLength(1);
    expect(problemsIn(given('Author')).map(({ code }) => code)).toEqual(['packet.element-unknown']);
  });

  it('is in another namespace, which only a signature may be', () => {
    const foreign = (local: string, namespace: string) => ({
      ...given(local, '1'),
      name: { prefix: '', local, namespace },
    });
    expect(problemsIn(foreign(n.steeringType, 'urn:x'))).toEqual([
      problem('packet.namespace-mixed', place(`Top/${n.steeringType}`), {
        seen: 'urn:x',
        expected: packetNamespace,
      }),
    ]);
    expect(problemsIn(foreign(n.steeringType, ''))).toMatchObject([{ seen: 'xmlns=""' }]);
    expect(problemsIn(foreign(n.steeringType, xmldsigNamespace))).toHaveLength(1);
    expect(problemsIn(foreign(n.signature, xmldsigNamespace))).toEqual([]);
    expect(problemsIn(foreign(n.signature, 'urn:x'))).toHaveLength(1);
  });
});

describe('a leaf', () => {
  it('holds no elements', () => {
    const { problems, unknown } = readAll([given(n.subject, 'tin', given('b')), given(n.competence)]);
    expect(problems).toEqual([problem('packet.element-unknown', place(`Top/${n.subject}/b`), { seen: 'b' })]);
    expect(unknown.map(({ path }) => path)).toEqual([`Top/${n.subject}/b`]);
  });

  it('so long and plain that it was taken for Base64 is too long, and not read', () => {
    const carved = [
      { start: 10, end: 5_010 },
      { start: 6_000, end: 6_100 },
    ];
    const long = { ...given(n.subject, 'abc'), carved };
    const { read, problems } = readAll([long, given(n.competence)]);
    expect(problems).toEqual([
      problem('packet.value-too-long', place(`Top/${n.subject}`), { seen: '5103', expected: 'text' }),
    ]);
    expect(itemsOf(read, n.subject)).toEqual([{ element: long, place: place(`Top/${n.subject}`) }]);
    expect(readAll([{ ...long, text: '' }, given(n.competence)]).problems).toHaveLength(1);
  });
});

it.each([
  ['nothing in it', given('a', ''), true],
  ['white space', given('a', ' \n'), true],
  ['empty elements', given('a', '', given('b', ' '), given('c', '', given('d', ''))), true],
  ['a text', given('a', 'x'), false],
  ['a text further down', given('a', '', given('b', ''), given('c', '', given('d', 'x'))), false],
  ['Base64', { ...given('a', ''), carved: [{ start: 1, end: 2 }] }, false],
])('an element with %s is empty: %#', (_, element, empty) => {
  expect(isEmpty(element)).toBe(empty);
});
