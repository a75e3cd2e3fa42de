import { createHash } from 'node:crypto';
import type { Chance } from '../../protocol/ports/ports.ts';

/** 2^48: six bytes are an exact integer in a double. */
const sixBytes = 2 ** 48;

/**
 * Chance from one seed. A draw is SHA-256 over the seed, the key and how often that key was drawn before:
 * two keys never disturb one another, so a concurrent run replays from its seed.
 */
export function createSeededChance(seed: string): Chance {
  const drawn = new Map<string, number>();

  const next = (key: string): string => {
    const count = drawn.get(key) ?? 0;
    drawn.set(key, count + 1);
    return JSON.stringify([seed, key, count]);
  };

  return {
    draw: (key) => block(next(key), 0).readUIntBE(0, 6) / sixBytes,
    bytes: (key, length) => stretch(next(key), length),
  };
}

function stretch(material: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0, index = 0; at < length; at += 32, index += 1) {
    bytes.set(block(material, index).subarray(0, length - at), at);
  }
  return bytes;
}

function block(material: string, index: number): Buffer {
  return createHash('sha256').update(`${index}:${material}`).digest();
}
