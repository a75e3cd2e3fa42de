import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashBody, javaFileHash, matchFileHash } from './file-hash.ts';
import type { HeaderPair } from './headers.ts';
import { findOperation, type Operation } from './operations.ts';
import { checkParameters, parameterText, parseParameters } from './parameters.ts';
import { parseRawRequest, type RawRequest, writeRawRequest } from './raw-request.ts';
import { verifyRequest } from './request-signing.ts';

const folder = process.env['LIENTHONG_SAMPLES'];
const secret = 'not-a-real-secret';

describe.skipIf(folder === undefined)(
  'the vendor SDK’s own requests (needs LIENTHONG_SAMPLES = the folder of captured samples)',
  () => {
    const wire = join(folder ?? '', 'wire');
    const files = folder === undefined ? [] : readdirSync(wire).filter((name) => name.endsWith('.http'));
    const unsigned = files.filter((name) => name.includes('downloadEdoc.2'));
    const signed = files.filter((name) => !unsigned.includes(name));

    const load = (name: string): { readonly request: RawRequest; readonly operation: Operation } => {
      const request = parseRawRequest(readFileSync(join(wire, name)));
      if (!request.ok) throw new Error(`${name} does not parse`);
      const operation = findOperation(request.value.path);
      if (!operation.ok) throw new Error(`${name} has no operation`);
      return { request: request.value, operation: operation.value };
    };
    const codesOf = (headers: readonly HeaderPair[], operation: Operation) =>
      verifyRequest(parseParameters(headers), operation, () => secret).problems.map((each) => each.code);

    it('hash the shipped status packet without the zeros of its bytes 01 and 02', () => {
      const file = readFileSync(join(folder ?? '', 'edxml', 'status-01.edxml'));
      expect(hashBody(file).whole.sha256).toBe(
        '9fb5279033ab8bc9225f828b01fd02f0e56ded89c7282b10e4b982cbae5b6de7',
      );
      expect(javaFileHash(file)).toBe('9fb5279033ab8bc9225f828b1fd2f0e56ded89c7282b10e4b982cbae5b6de7');
    });

    it('are all there', () => {
      expect(files.length).toBe(31);
      expect(unsigned.length).toBe(1);
    });

    it.each(files)('%s is read and written back byte for byte', (name) => {
      expect(Buffer.from(writeRawRequest(load(name).request))).toEqual(readFileSync(join(wire, name)));
    });

    it.each(signed)('%s verifies and has every parameter it needs', (name) => {
      const { request, operation } = load(name);
      const parameters = parseParameters(request.headers);
      expect(operation.methods[0]).toBe(request.method);
      expect(checkParameters(parameters, operation)).toEqual([]);
      expect(verifyRequest(parameters, operation, () => secret)).toMatchObject({
        ok: true,
        value: { systemId: '000.00.00.G22' },
        problems: [],
      });
    });

    it.each(unsigned)('%s is refused: it is not signed at all', (name) => {
      const { request, operation } = load(name);
      expect(codesOf(request.headers, operation)).toEqual(Array(4).fill('wire.signing-header-missing'));
    });

    it.each(signed)('%s is refused when any signed header is altered or dropped', (name) => {
      const { request, operation } = load(name);
      const keys = parameterText(parseParameters(request.headers), 'sign-header-key')?.split(';') ?? [];
      expect(keys.length).toBeGreaterThan(2);
      for (const key of keys) {
        const header = `XroadVnpt-${key}`;
        const altered = request.headers.map(
          ([n, v]): HeaderPair => (n === header ? [n, key === 'systemid' ? 'G99' : `${v}x`] : [n, v]),
        );
        expect(codesOf(altered, operation)).toContain('wire.signed-header-altered');
        const dropped = request.headers.filter(([n]) => n !== header);
        const expected = key === 'systemid' ? 'wire.signing-header-missing' : 'wire.signed-header-absent';
        expect(codesOf(dropped, operation)).toContain(expected);
      }
    });

    it.each(signed)('%s is refused when one byte of what was signed, or of the HMAC, is changed', (name) => {
      const { request, operation } = load(name);
      const withValue = (header: string, change: (value: string) => string) =>
        request.headers.map(([n, v]): HeaderPair => (n === header ? [n, change(v)] : [n, v]));
      const flipped = withValue('XroadVnpt-sign-header', (v) => v.replace('G22', 'G23'));
      expect(codesOf(flipped, operation)).toContain('wire.signature-wrong');
      const hash = withValue('XroadVnpt-hash-header', (v) => (v.startsWith('0') ? '1' : '0') + v.slice(1));
      expect(codesOf(hash, operation)).toEqual(['wire.signature-wrong']);
      const order = withValue('XroadVnpt-sign-header-key', (v) => v.split(';').reverse().join(';'));
      expect(codesOf(order, operation)).toEqual(['wire.sign-key-order']);
      const type = withValue('Content-Type', () => 'text/plain');
      expect(codesOf(type, operation)).toEqual(['wire.signed-header-altered']);
    });

    it.each(files.filter((name) => name.includes('sendEdoc')))('%s carries its file’s hash', (name) => {
      const { request } = load(name);
      const declared = parameterText(parseParameters(request.headers), 'hash-file');
      const match = matchFileHash(hashBody(request.body), declared);
      expect(match).toMatchObject({ ok: true, value: { form: 'java', size: request.body.length - 2 } });
      const changed = Uint8Array.from(request.body, (byte, at) => (at === 400 ? byte ^ 1 : byte));
      expect(matchFileHash(hashBody(changed), declared)).toMatchObject({
        problems: [{ code: 'wire.file-hash-wrong' }],
      });
    });
  },
);
