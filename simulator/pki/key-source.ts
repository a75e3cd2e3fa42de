import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { curveKey, curveSeedBytes } from '../../fixtures/keys/curve-keys.ts';
import { type TestKeyName, testKey } from '../../fixtures/keys/test-keys.ts';
import type { Chance } from '../../protocol/ports/ports.ts';
import type { KeyKind } from './authorities.ts';

/** Where private keys come from. */
export interface KeySource {
  /** A key for an authority or a service; the same one for the same name. */
  serviceKey(name: TestKeyName, kind: KeyKind): Promise<KeyObject>;
  /** A new key for a subscriber. */
  subscriberKey(kind: KeyKind): Promise<KeyObject>;
}

/** New keys, made when they are first asked for. */
export function freshKeys(): KeySource {
  return { serviceKey: (_, kind) => generate(kind), subscriberKey: generate };
}

/**
 * The committed keys, so that a world is the same every time. Subscribers take RSA keys of the folder in turn,
 * the same one again when all were taken; keys on curves are drawn.
 */
export function committedKeys(chance: Chance): KeySource {
  let taken = 0;
  return {
    serviceKey: async (name) => testKey(name),
    async subscriberKey(kind) {
      if (kind === 'P-256' || kind === 'P-384') {
        return curveKey(kind, chance.bytes(`key ${kind}`, curveSeedBytes[kind]));
      }
      const pool = pools[kind];
      taken += 1;
      return testKey(pool[(taken - 1) % pool.length] ?? 'spare-rsa');
    },
  };
}

const pools: Readonly<Record<'rsa-2048' | 'rsa-3072', readonly TestKeyName[]>> = {
  'rsa-2048': ['leader', 'second-seal', 'second-leader', 'public-leader', 'encryption', 'tls-client'],
  'rsa-3072': ['seal'],
};

async function generate(kind: KeyKind): Promise<KeyObject> {
  switch (kind) {
    case 'rsa-2048':
    case 'rsa-3072': {
      const modulusLength = kind === 'rsa-2048' ? 2048 : 3072;
      return (await promisify(generateKeyPair)('rsa', { modulusLength })).privateKey;
    }
    case 'P-256':
    case 'P-384':
      return (await promisify(generateKeyPair)('ec', { namedCurve: kind })).privateKey;
  }
}
