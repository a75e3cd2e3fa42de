import { describe, expect, it } from 'vitest';
import { xmldsigNamespace } from './names.ts';
import { algorithmOf, bytesOf, Children, childElements, onlyAttributes } from './read-elements.ts';
import { elementAt, longBase64, openText, refusalOf } from './xml-texts-under-test.ts';

const structure = (seen: string) => ['malformed', 'dsig.structure', 'Signature', seen];
const rootOf = (inside: string, attributes = '') =>
  openText(`<a xmlns="${xmldsigNamespace}"${attributes}>${inside}</a>`).root;

describe('an element that holds elements alone', () => {
  it('may have white space around them', () => {
    const names = childElements(rootOf('\r\n\t <b/> <c/>\n')).map(({ name }) => name.local);
    expect(names).toEqual(['b', 'c']);
  });

  it('may be one of another vocabulary', () => {
    const { root } = openText('<a xmlns="urn:x"><b/></a>');
    expect(childElements(root, 'urn:x')).toHaveLength(1);
    expect(refusalOf(() => childElements(root))).toEqual(structure('b'));
  });

  it.each([
    ['text', () => 'x<b/>', 'text()'],
    ['a no-break space', () => '<b/>\u00a0', 'text()'],
    ['a long content', () => longBase64(), 'text()'],
    ['a stranger behind what belongs there', () => '<b/><x:c xmlns:x="urn:x"/>', 'c'],
  ])('is refused with %s', (_, inside, seen) => {
    expect(refusalOf(() => childElements(rootOf(inside())))).toEqual(structure(seen));
  });
});

describe('children that are taken one after another', () => {
  const children = (inside: string) => new Children(rootOf(inside));

  it('come in their order, and each once', () => {
    const taken = children('<b/><c/><c/><d/>');
    expect(taken.takeIf('c')).toBeUndefined();
    expect(taken.take('b').name.local).toBe('b');
    expect(taken.many('c')).toHaveLength(2);
    expect(taken.many('c')).toEqual([]);
    expect(refusalOf(() => taken.end())).toEqual(structure('d'));
    expect(taken.takeIf('d')?.name.local).toBe('d');
    expect(refusalOf(() => taken.end())).toEqual([]);
  });

  it('are refused when another comes, or none', () => {
    expect(refusalOf(() => children('<c/>').take('b'))).toEqual(structure('c'));
    expect(refusalOf(() => children('').take('b'))).toEqual(structure('b'));
  });
});

describe('the attributes of an element', () => {
  const onlyIds = (attributes: string) => refusalOf(() => onlyAttributes(rootOf('', attributes), 'Id'));

  it('are those that it may have', () => {
    expect(onlyIds('')).toEqual([]);
    expect(onlyIds(' Id="1"')).toEqual([]);
  });

  it.each([
    [' Id="1" a="1"', '@a'],
    [' id="1"', '@id'],
    [' xml:Id="1"', '@Id'],
    [' xmlns:x="urn:x" x:Id="1"', '@Id'],
  ])('are refused:%s', (attributes, seen) => {
    expect(onlyIds(attributes)).toEqual(structure(seen));
  });
});

describe('an algorithm', () => {
  const algorithm = ' Algorithm="urn:a"';

  it('is a name alone', () => {
    expect(algorithmOf(rootOf(' \n', algorithm))).toBe('urn:a');
  });

  it.each([
    ['an element', () => '<b/>', 'b'],
    ['text', () => 'x', 'text()'],
    ['a long content', () => longBase64(), 'text()'],
  ])('is not known with %s inside', (_, inside, seen) => {
    const unknown = ['unsupported-algorithm', 'dsig.parameter-unknown', 'Signature', seen];
    expect(refusalOf(() => algorithmOf(rootOf(inside(), algorithm)))).toEqual(unknown);
  });

  it('is refused without its name, and with more than that', () => {
    expect(refusalOf(() => algorithmOf(rootOf('')))).toEqual(structure('@Algorithm'));
    expect(refusalOf(() => algorithmOf(rootOf('', `${algorithm} b="1"`)))).toEqual(structure('@b'));
  });
});

describe('the bytes of an element', () => {
  const bytesIn = (inside: string) => {
    const open = openText(`<a><b>${inside}</b></a>`);
    return () => bytesOf(elementAt(open.root, 'b'), open.contents);
  };

  it('stand there as Base64', () => {
    expect(bytesIn(' QU\nJD ')()).toEqual(Buffer.from('ABC'));
    expect(bytesIn(longBase64())()).toHaveLength(3_300);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['other letters', 'QU*D'],
    ['half of a group', 'QUJ'],
    ['an element', 'QUJD<c/>'],
  ])('cannot be had of %s', (_, inside) => {
    expect(refusalOf(bytesIn(inside))).toEqual(structure('b'));
  });
});
