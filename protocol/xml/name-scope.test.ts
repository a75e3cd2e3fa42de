import { describe, expect, test } from 'vitest';
import { outermost } from './name-scope.ts';

describe('names that are kept from one document to the next', () => {
  test('are the same object again under the same declarations', () => {
    const tag = ' xmlns:a="http://one.example">';
    const known = outermost.readTag(tag).scope.learn('a:b');
    expect(outermost.readTag(tag).scope.known('a:b')).toBe(known);
    expect(known).toEqual({
      name: { prefix: 'a', local: 'b', namespace: 'http://one.example' },
      plain: true,
    });
  });

  test('mean something else under other declarations', () => {
    outermost.readTag(' xmlns:a="http://one.example">').scope.learn('a:b');
    const { scope } = outermost.readTag(' xmlns:a="http://two.example">');
    expect(scope.known('a:b')).toBeUndefined();
    expect(scope.learn('a:b').name.namespace).toBe('http://two.example');
  });

  test('are none of which anybody might doubt what they are', () => {
    const tag = ' xmlns="http://kept.example">';
    const { scope } = outermost.readTag(tag);
    for (const written of ['no:body', 'a:b:c', 'é', 'xmlx:a', ':a']) {
      expect(scope.learn(written).plain).toBe(false);
      expect(scope.known(written)).toBeUndefined();
    }
    expect(outermost.readTag(' xmlns:a="relative">').plain).toBe(false);
    expect(outermost.readTag(' xmlns:a="relative">').scope).not.toBe(
      outermost.readTag(' xmlns:a="relative">').scope,
    );
  });

  test('are forgotten when a flood of others comes', () => {
    const tag = ' xmlns="http://flood.example">';
    const { scope } = outermost.readTag(tag);
    for (let number = 0; number < 5_000; number += 1) scope.learn(`a${number}`);
    expect(outermost.readTag(tag).scope).not.toBe(scope);
    expect(outermost.readTag(tag).scope.learn('a1').name.namespace).toBe('http://flood.example');
  });
});
