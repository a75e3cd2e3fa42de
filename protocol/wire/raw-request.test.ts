import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRawRequest, writeRawRequest } from './raw-request.ts';

const parse = (text: string) => parseRawRequest(Buffer.from(text, 'latin1'));

/** The place and what was seen of a capture that cannot be read. */
function refusal(text: string) {
  const reading = parse(text);
  return reading.problems.map(({ code, place, seen }) => [code, place.path, place.line, seen]);
}

describe('a captured request', () => {
  it('is its request line, its headers in order and casing, and the rest as it is', () => {
    const reading = parse(
      'POST /x/sendEdoc?a=1 HTTP/1.0\r\nA-b:  one two \t\r\na-B:\r\nC:\tthree\r\n\r\nbody\r\n\r\nmore',
    );
    expect(reading).toMatchObject({
      ok: true,
      value: {
        method: 'POST',
        path: '/x/sendEdoc?a=1',
        headers: [
          ['A-b', 'one two'],
          ['a-B', ''],
          ['C', 'three'],
        ],
      },
    });
    expect(reading.ok && Buffer.from(reading.value.body).toString()).toBe('body\r\n\r\nmore');
  });

  it('may have no headers and no body', () => {
    expect(parse('GET / HTTP/1.1\r\n\r\n')).toMatchObject({ ok: true, value: { headers: [], path: '/' } });
  });

  it.each([
    ['', 1, 'no empty line after the headers'],
    ['GET / HTTP/1.1\r\nA: b\r\n', 1, 'no empty line after the headers'],
    ['\r\n\r\n', 1, ''],
    ['get / HTTP/1.1\r\n\r\n', 1, 'get / HTTP/1.1'],
    [' GET / HTTP/1.1\r\n\r\n', 1, ' GET / HTTP/1.1'],
    ['GET / HTTP/1.1 \r\n\r\n', 1, 'GET / HTTP/1.1 '],
    ['GET / HTTP/2.0\r\n\r\n', 1, 'GET / HTTP/2.0'],
    ['GET / HTTP/1.12\r\n\r\n', 1, 'GET / HTTP/1.12'],
    ['GET  / HTTP/1.1\r\n\r\n', 1, 'GET  / HTTP/1.1'],
    ['GET / HTTP/1.1\r\nno colon\r\nA: b\r\n\r\n', 2, 'no colon'],
    ['GET / HTTP/1.1\r\nA: b\r\nC : d\r\n\r\n', 3, 'C : d'],
    ['GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n', 3, ' folded'],
    ['GET / HTTP/1.1\r\n: b\r\n\r\n', 2, ': b'],
  ])('%j is refused at its line %i', (text, line, seen) => {
    expect(refusal(text)).toEqual([['wire.request-malformed', 'request', line, seen]]);
  });

  it('is read as it was written', () => {
    const name = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}$/);
    const value = fc.stringMatching(/^(?:[!-~]{1,8}(?: [!-~]{1,8})?)?$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), fc.uint8Array(), (headers, body) => {
        const written = writeRawRequest({ method: 'PUT', path: '/a', headers, body });
        const reading = parseRawRequest(written);
        expect(reading.ok && { ...reading.value, body: Uint8Array.from(reading.value.body) }).toEqual({
          ...{ method: 'PUT', path: '/a', headers },
          body: Uint8Array.from(body),
        });
      }),
    );
  });
});
