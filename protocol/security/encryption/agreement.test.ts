import { createECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { repeatableBytes } from '../../../fixtures/encrypted-files/test-receivers.ts';
import { agreementCurve, agreeOnce } from './agreement.ts';

const curves = [
  ['P-256', 'prime256v1', 32],
  ['P-384', 'secp384r1', 48],
  ['P-521', 'secp521r1', 66],
] as const;

describe.each(curves)('an agreement on %s', (curve, name, size) => {
  it('gives both sides one secret', () => {
    const receiver = createECDH(name);
    receiver.generateKeys();
    const made = agreeOnce(curve, receiver.getPublicKey(), repeatableBytes(curve));
    expect(Buffer.compare(receiver.computeSecret(made.point), made.secret)).toBe(0);
    expect([made.point[0], made.point.length]).toEqual([4, 1 + 2 * size]);
  });

  it('draws the bytes of one key', () => {
    const asked: number[] = [];
    const chance = repeatableBytes(curve);
    const receiver = createECDH(name);
    receiver.generateKeys();
    agreeOnce(curve, receiver.getPublicKey(), (count) => {
      asked.push(count);
      return chance(count);
    });
    expect(asked).toEqual([size]);
  });

  it('draws again where chance gives no key of the curve', () => {
    const draws = [new Uint8Array(size), new Uint8Array(size).fill(0xff), new Uint8Array(size).fill(1)];
    const receiver = createECDH(name);
    receiver.setPrivateKey(new Uint8Array(size).fill(1));
    const point = receiver.getPublicKey();
    const made = agreeOnce(curve, point, () => draws.shift() ?? new Uint8Array());
    expect(draws).toEqual([]);
    expect(Buffer.compare(made.point, point)).toBe(0);
  });

  it('gives up a source of chance that never gives a key, after a hundred draws', () => {
    let drawn = 0;
    const nothing = (count: number) => {
      drawn += 1;
      return new Uint8Array(count);
    };
    expect(() => agreeOnce(curve, new Uint8Array(), nothing)).toThrow(/source of chance/);
    expect(drawn).toBe(100);
  });

  it('is known by its name', () => {
    expect(agreementCurve(curve)).toBe(curve);
  });
});

it.each(['P-224', 'secp256k1', 'p-256', '', undefined])('no keys are agreed on %s', (name) => {
  expect(agreementCurve(name)).toBeUndefined();
});
