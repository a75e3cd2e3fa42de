import { describe, expect, it } from 'vitest';
import { contentUri } from './content-uri.ts';

describe('the URI of a content', () => {
  it.each([
    ['1', 'cid:1'],
    ['a b', 'cid:a%20b'],
    ['tệp', 'cid:t%E1%BB%87p'],
    ['a#b#c', 'cid:a%23b%23c'],
    ['a?b?c', 'cid:a%3Fb%3Fc'],
    ['100%', 'cid:100%25'],
    ['a/b;c@d.vn', 'cid:a/b;c@d.vn'],
  ])('of %j is %s', (id, uri) => {
    expect(contentUri(id)).toBe(uri);
  });
});
