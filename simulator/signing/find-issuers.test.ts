import { expect, it } from 'vitest';
import { authorityAccess } from '../../fixtures/keys/extensions.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import { certificateOf } from '../../fixtures/keys/test-trust.ts';
import { type Brought, findIssuers } from './find-issuers.ts';

const { root } = testPki();
const address = (number: number) => `http://pki.example/${number}.cer`;

/** Somebody below an authority of another name each time, who says where that one’s certificate is. */
function stranger(number: number) {
  const issuer = { ...root, subject: { commonName: `CA ${number}` } };
  const subject = { commonName: number === 1 ? 'Nguyễn Thị Thử' : `CA ${number - 1}` };
  const extensions = [authorityAccess('http://pki.example/ocsp', address(number))];
  return issueTest({ issuer, profile: 'authority', subject, key: 'root', extensions });
}

/** Gives each stranger's issuer in turn, without an end, and writes down what was asked for. */
function endless() {
  const asked: string[] = [];
  const bring = async (url: string): Promise<Brought> => {
    asked.push(url);
    const number = Number(/\d+/.exec(url)?.[0]);
    return { bytes: stranger(number + 1).certificate };
  };
  return { asked, bring };
}

it('CRT-03: the climb to missing issuers ends, however long they go on naming the next', async () => {
  const { asked, bring } = endless();
  const { certificates } = await findIssuers([certificateOf(stranger(1))], bring);
  expect(asked).toEqual([1, 2, 3, 4].map(address));
  expect(certificates).toHaveLength(4);
});

it('CRT-03: an address is asked once, though what it gives leads back to it', async () => {
  const asked: string[] = [];
  const { certificates } = await findIssuers([certificateOf(stranger(1))], async (url) => {
    asked.push(url);
    return { bytes: stranger(1).certificate };
  });
  expect([asked, certificates.length]).toEqual([[address(1)], 1]);
});

it('CRT-03: nobody is asked for an issuer that is at hand', async () => {
  const { asked, bring } = endless();
  const issuer = { ...root, subject: { commonName: 'CA 1' } };
  await findIssuers([stranger(1), issueTest({ ...issuer, profile: 'root' })].map(certificateOf), bring);
  expect(asked).toEqual([]);
});

it('REV-01: what is no certificate is told with its address', async () => {
  const { problems } = await findIssuers([certificateOf(stranger(1))], async () => ({
    bytes: Buffer.from('<html>'),
  }));
  expect(problems.map(({ code, place }) => [code, place.path])).toEqual([
    ['signing.proof-unreachable', address(1)],
  ]);
});
