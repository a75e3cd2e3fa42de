import { describe, expect, test } from 'vitest';
import { type NameScope, outermost } from './name-scope.ts';

function nameIn(scope: NameScope, written: string) {
  const bytes = Buffer.from(`<${written}>`);
  return scope.nameAt(bytes, 1, bytes.length - 1);
}

describe('names that are kept from one document to the next', () => {
  test('are the same object again under the same declarations', () => {
    const tag = ' xmlns:a="http://one.example">';
    const known = nameIn(outermost.readTag(tag).scope, 'a:b');
    expect(nameIn(outermost.readTag(tag).scope, 'a:b')).toBe(known);
    expect(known).toMatchObject({
      name: { prefix: 'a', local: 'b', namespace: 'http://one.example' },
      plain: true,
    });
  });

  test('mean something else under other declarations', () => {
    nameIn(outermost.readTag(' xmlns:a="http://one.example">').scope, 'a:b');
    const { scope } = outermost.readTag(' xmlns:a="http://two.example">');
    expect(nameIn(scope, 'a:b').name.namespace).toBe('http://two.example');
  });

  test('are told apart though their letters have one mark', () => {
    // 31 × 'a' + 'b' is 31 × 'b' + 'C', and so is each pair of these.
    const { scope } = outermost.readTag(' xmlns="http://marks.example">');
    for (const written of ['ab', 'bC', 'abab', 'abbC', 'bCab', 'bCbC', 'ab']) {
      expect(nameIn(scope, written).name.local).toBe(written);
    }
  });

  test('are none of which anybody might doubt what they are', () => {
    const { scope } = outermost.readTag(' xmlns="http://kept.example">');
    for (const written of ['no:body', 'a:b:c', 'é', 'xmlx:a', ':a']) {
      const known = nameIn(scope, written);
      expect(known.plain).toBe(false);
      expect(nameIn(scope, written)).not.toBe(known);
    }
    const doubtful = ' xmlns:a="relative">';
    expect(outermost.readTag(doubtful).plain).toBe(false);
    expect(outermost.readTag(doubtful).scope).not.toBe(outermost.readTag(doubtful).scope);
  });

  test('are forgotten when a flood of others comes', () => {
    const tag = ' xmlns="http://flood.example">';
    const { scope } = outermost.readTag(tag);
    for (let number = 0; number < 5_000; number += 1) nameIn(scope, `a${number}`);
    expect(outermost.readTag(tag).scope).not.toBe(scope);
    expect(nameIn(outermost.readTag(tag).scope, 'a1').name.namespace).toBe('http://flood.example');
  });
});
