import { describe, expect, test } from 'vitest';
import { readTree } from './read.ts';
import type { XmlElement } from './tree.ts';
import {
  attributeNamed,
  childNamed,
  childrenNamed,
  locate,
  locateAll,
  placeOf,
  textAt,
  walkElements,
} from './walk.ts';

function rootOf(text: string): XmlElement {
  const reading = readTree(Buffer.from(text));
  if (!reading.ok) throw new Error(`no tree: ${reading.problems[0]?.code}`);
  return reading.value.root;
}

const root = rootOf(
  '<a xmlns:p="urn:p"><p:b c="1" p:d="2"> x </p:b>\n<e><f>1</f></e><e><f>2</f><p:f>3</p:f></e></a>',
);

describe('walking a tree by local names', () => {
  test('children are found in any namespace, in order', () => {
    expect(childrenNamed(root, 'e')).toHaveLength(2);
    expect(childNamed(root, 'b')?.name.prefix).toBe('p');
    expect(childNamed(root, 'z')).toBeUndefined();
  });

  test.each([
    ['b', ' x '],
    ['e/f', '1'],
    ['e[1]/f', '1'],
    ['e[2]/f', '2'],
    ['e[2]/f[2]', '3'],
    ['e[3]/f', undefined],
    ['e/z', undefined],
    ['e[0]', undefined],
    ['e//f', undefined],
  ])('the text at %s is %j', (path, text) => {
    expect(textAt(root, path)).toBe(text);
  });

  test('the empty path is the element itself', () => {
    expect(locate(root, '')).toBe(root);
    expect(locateAll(root, '')).toEqual([root]);
  });

  test('all elements at a path go through every repeated step, or through the numbered one', () => {
    expect(locateAll(root, 'e/f').map((each) => each.text)).toEqual(['1', '2', '3']);
    expect(locateAll(root, 'e[2]/f').map((each) => each.text)).toEqual(['2', '3']);
  });

  test('attributes are found by local name', () => {
    const element = locate(root, 'b');
    expect(element && [attributeNamed(element, 'c'), attributeNamed(element, 'd')]).toEqual(['1', '2']);
    expect(element && attributeNamed(element, 'e')).toBeUndefined();
  });

  test('a place has the path that the caller gives, and line, column and byte', () => {
    const element = locate(root, 'e[2]');
    expect(element && placeOf(element, 'X/e[2]')).toEqual({
      path: 'X/e[2]',
      line: 2,
      column: 16,
      offset: 63,
    });
  });

  test('every element is walked once, in document order', () => {
    expect([...walkElements(root)].map((each) => each.name.local)).toEqual([
      'a',
      'b',
      'e',
      'f',
      'e',
      'f',
      'f',
    ]);
  });
});
