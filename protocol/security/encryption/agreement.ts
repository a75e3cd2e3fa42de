import { createECDH, type ECDH } from 'node:crypto';
import type { RandomBytes } from './random-bytes.ts';

/** Curves that keys are agreed on. */
export type AgreementCurve = 'P-256' | 'P-384' | 'P-521';

const curves: Readonly<
  Record<AgreementCurve, { readonly name: string; readonly bytes: number; readonly top: number }>
> = {
  'P-256': { name: 'prime256v1', bytes: 32, top: 0xff },
  'P-384': { name: 'secp384r1', bytes: 48, top: 0xff },
  'P-521': { name: 'secp521r1', bytes: 66, top: 0x01 },
};

/** A curve by its name; undefined for one that is not on the list. */
export function agreementCurve(name: string | undefined): AgreementCurve | undefined {
  return name === 'P-256' || name === 'P-384' || name === 'P-521' ? name : undefined;
}

/** Both halves of an agreement: the point that the other side needs, and the secret. */
export interface Agreement {
  /** Uncompressed point. */
  readonly point: Uint8Array;
  readonly secret: Uint8Array;
}

/** Draws a key for one use and agrees with the holder of `receiver`, an uncompressed point (ECDH-ES). */
export function agreeOnce(curve: AgreementCurve, receiver: Uint8Array, randomBytes: RandomBytes): Agreement {
  const exchange = drawKey(curve, randomBytes);
  return { point: exchange.getPublicKey(), secret: exchange.computeSecret(receiver) };
}

/** One draw in four thousand million misses the group of P-256; a source that always misses is broken. */
const mostDraws = 100;

function drawKey(curve: AgreementCurve, randomBytes: RandomBytes): ECDH {
  const { name, bytes, top } = curves[curve];
  const exchange = createECDH(name);
  for (let draw = 0; draw < mostDraws; draw += 1) {
    const scalar = Uint8Array.from(randomBytes(bytes));
    scalar[0] = (scalar[0] ?? 0) & top;
    if (takes(exchange, scalar)) return exchange;
  }
  throw new Error('The source of chance gives no key of the curve.');
}

/** OpenSSL refuses zero and what is not below the order, which is what has to be drawn again. */
function takes(exchange: ECDH, scalar: Uint8Array): boolean {
  try {
    exchange.setPrivateKey(scalar);
    return true;
  } catch {
    return false;
  }
}
