import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmacSha256, prepareHmac } from './hmac.ts';

const reference = (message: Uint8Array, key: string) =>
  createHmac('sha256', Buffer.from(key, 'utf8')).update(message).digest('hex');

describe('HMAC-SHA256', () => {
  it('gives what RFC 4231 gives for its second case', () => {
    const message = Buffer.from('what do ya want for nothing?');
    const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(hmacSha256(message, 'Jefe')).toBe(expected);
  });

  it('AUT-01: is that of node:crypto for keys and messages of every length, empty and accented ones too', () => {
    const keys = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ maxLength: 66, minLength: 62 }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), keys, (message, key) => {
        const wellFormed = key.toWellFormed();
        expect(hmacSha256(message, wellFormed)).toBe(reference(message, wellFormed));
      }),
    );
    for (const length of [0, 63, 64, 65, 128]) {
      const key = 'đ'.repeat(length / 2) + 'k'.repeat(length % 2);
      expect(hmacSha256(Buffer.from('m'), key)).toBe(reference(Buffer.from('m'), key));
    }
  });

  it('takes keys that are no text', () => {
    const key = Uint8Array.from({ length: 200 }, (_, at) => 255 - at);
    const message = Buffer.from('m');
    for (const length of [0, 1, 32, 64, 65, 200]) {
      const own = key.subarray(0, length);
      const expected = createHmac('sha256', own).update(message).digest('hex');
      expect(prepareHmac(own)(message)).toBe(expected);
    }
  });

  it('stays right when more keys are used than stay prepared', () => {
    const message = Buffer.from('m');
    for (let number = 0; number < 5_000; number += 1) hmacSha256(message, `key ${number}`);
    expect(hmacSha256(message, 'key 7')).toBe(reference(message, 'key 7'));
  });
});
