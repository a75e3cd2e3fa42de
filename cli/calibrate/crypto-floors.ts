import { createHash, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { type Floor, megabyte, type PreparedFloor } from './floor.ts';

/** What one thread computes. */
export const cryptoFloors: readonly Floor[] = [
  {
    name: 'sha256',
    unit: 'MB/s',
    what: { vi: 'băm SHA-256', en: 'SHA-256' },
    prepare: () => {
      const bytes = Buffer.alloc(megabyte, 'x');
      const hash = () => createHash('sha256').update(bytes).digest();
      return acting(hash);
    },
  },
  {
    name: 'rsa-2048',
    unit: '/s',
    what: { vi: 'kiểm chữ ký RSA 2048', en: 'verifications of RSA 2048' },
    prepare: () => verifying(generateKeyPairSync('rsa', { modulusLength: 2_048 })),
  },
  {
    name: 'ecdsa-p256',
    unit: '/s',
    what: { vi: 'kiểm chữ ký ECDSA P-256', en: 'verifications of ECDSA P-256' },
    prepare: () => verifying(generateKeyPairSync('ec', { namedCurve: 'P-256' })),
  },
];

function verifying({
  publicKey,
  privateKey,
}: {
  publicKey: KeyObject;
  privateKey: KeyObject;
}): PreparedFloor {
  const message = Buffer.from('đã ký');
  const signature = sign('sha256', message, privateKey);
  return acting(() => {
    if (!verify('sha256', message, publicKey, signature)) throw new Error('a sound signature was refused');
  });
}

function acting(once: () => unknown): PreparedFloor {
  return {
    amount: 1,
    act: (times) => {
      for (let done = 0; done < times; done += 1) once();
    },
    close: () => undefined,
  };
}
