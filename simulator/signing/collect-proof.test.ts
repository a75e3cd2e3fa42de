import { describe, expect, it } from 'vitest';
import { authorityAccess, crlAddresses } from '../../fixtures/keys/extensions.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { issueTest } from '../../fixtures/keys/test-pki.ts';
import type { Fetch } from '../../protocol/ports/ports.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { collectProof } from './collect-proof.ts';

const { root } = testPki();
const list = (holder: number, place: number) => `http://h${holder}.example/${place}.crl`;

/** Somebody whose certificate names this many lists, and one responder. */
function naming(number: number, count: number): Uint8Array {
  const addresses = Array.from({ length: count }, (_, place) => list(number, place));
  return issueTest({
    ...{ issuer: root, profile: 'authority', key: 'agency-authority' },
    subject: { commonName: `CA ${number}` },
    extensions: [crlAddresses(addresses), authorityAccess(`http://h${number}.example/ocsp`, 'http://x/')],
  }).certificate;
}

/** Authorities that answer once they are let to, and how many were asked in all and at once. */
function authorities(body: () => Response = () => new Response('x')) {
  const told = { urls: [] as string[], open: 0, atOnce: 0 };
  const fetch: Fetch = async (url) => {
    told.urls.push(String(url));
    told.open += 1;
    told.atOnce = Math.max(told.atOnce, told.open);
    await new Promise(setImmediate);
    told.open -= 1;
    return body();
  };
  return { told, fetch };
}

function collect(certificates: readonly Uint8Array[], fetch: Fetch, fetchIssuers = false) {
  return collectProof(certificates, { fetch, clock: createManualClock(0), fetchIssuers });
}

describe('the addresses that certificates name (REV-01)', () => {
  it('are asked, four of each kind in one certificate, and the rest is told in one word', async () => {
    const { told, fetch } = authorities();
    const { proof, problems } = await collect([naming(1, 100), root.certificate], fetch);
    const lists = [0, 1, 2, 3].map((place) => list(1, place));
    expect(told.urls.toSorted()).toEqual([...lists, 'http://h1.example/ocsp']);
    expect([proof.crls.length, proof.ocspAnswers.length]).toEqual([4, 1]);
    expect(problems).toMatchObject([
      {
        code: 'signing.proof-unreachable',
        place: { path: list(1, 4) },
        seen: '+96 URL (> 5)',
      },
    ]);
  });

  it('are asked 32 times in all, eight at once, and the first of every certificate before its others', async () => {
    const { told, fetch } = authorities();
    const many = Array.from({ length: 20 }, (_, number) => naming(number, 4));
    const { proof, problems } = await collect(many, fetch);
    expect([told.urls.length, told.atOnce, proof.crls.length]).toEqual([32, 8, 32]);
    const firsts = many.map((_, number) => list(number, 0));
    expect(told.urls).toEqual(expect.arrayContaining(firsts));
    expect(problems.map(({ seen }) => seen)).toEqual(['+48 URL (> 32)']);
  });

  it('are asked once, and as the first address of whoever names them first', async () => {
    const { told, fetch } = authorities();
    const shared = crlAddresses([...Array.from({ length: 9 }, (_, place) => list(7, place)), list(1, 0)]);
    const { certificate } = issueTest({
      ...{ issuer: root, profile: 'authority', key: 'agency-authority', subject: { commonName: 'CA' } },
      extensions: [shared, authorityAccess('http://h7.example/ocsp', 'http://x/')],
    });
    await collect([certificate, naming(1, 1), naming(1, 1)], fetch);
    expect(told.urls.filter((url) => url === list(1, 0))).toHaveLength(1);
  });

  it('are not asked for issuers without end either (CRT-03)', async () => {
    const { told, fetch } = authorities();
    const strangers = Array.from({ length: 40 }, (_, number) => {
      const issuer = { ...root, subject: { commonName: `CA ${number}` } };
      const extensions = [authorityAccess('http://x/', `http://h${number}.example/ca.cer`)];
      const subject = { commonName: `A ${number}` };
      return issueTest({ issuer, profile: 'authority', subject, key: 'root', extensions }).certificate;
    });
    const { problems } = await collect(strangers, fetch, true);
    expect(told.urls.filter((url) => url.endsWith('.cer'))).toHaveLength(16);
    expect(problems.map(({ seen }) => seen)).toContain('+24 URL (> 16)');
  });
});

it('the lists of one document have room together, and what finds none is told (REV-04)', async () => {
  const piece = new Uint8Array(1024 * 1024);
  const lists = () => {
    let left = 32;
    return new Response(
      new ReadableStream<Uint8Array>({
        pull: (stream) => {
          left -= 1;
          if (left < 0) stream.close();
          else stream.enqueue(piece);
        },
      }),
    );
  };
  const { fetch } = authorities(lists);
  const many = Array.from({ length: 20 }, (_, number) => naming(number, 1));
  const { proof, problems } = await collect(many, fetch);
  expect(proof.crls).toHaveLength(4);
  expect(new Set(problems.map(({ seen }) => seen))).toEqual(new Set(['Σ > 134217728 byte']));
});
