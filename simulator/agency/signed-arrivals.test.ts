import { afterEach, describe, expect, it } from 'vitest';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { testTrust } from '../../fixtures/keys/test-trust.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { fieldProfile, lawProfile } from '../../protocol/security/profiles.ts';
import { asDocument, call, written } from '../hub/hub-under-test.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { type BlindCase, blindDraft, blindRevocations, blindSet } from '../verification/blind-set.ts';
import { createDocumentVerifier } from '../verification/document-verifier.ts';
import { createTestAuthorities, type TestAuthorities } from '../verification/test-authorities.ts';
import { type ExchangeUnderTest, pace, startExchange } from './exchange-under-test.ts';

const running: ExchangeUnderTest[] = [];
afterEach(async () => {
  for (const exchange of running.splice(0)) await exchange.close();
});

interface Verifying {
  readonly exchange: ExchangeUnderTest;
  readonly authorities: TestAuthorities;
  /** Sends one of the blind set; its number is its name. */
  send(each: BlindCase, number: number): Promise<void>;
  /** The codes that were said of a number, and the last entry. */
  saidOf(number: number): readonly string[];
  recordOf(number: number): ReturnType<typeof entryOf>;
}

function entryOf(exchange: ExchangeUnderTest, number: number) {
  const found = exchange
    .node('H17')
    .store.received()
    .find(({ code }) => code === `${number}/VPCP-QHĐP`);
  if (found === undefined) throw new Error(`${number} has not come`);
  return found;
}

async function start(profile = lawProfile): Promise<Verifying> {
  const authorities = createTestAuthorities(() => exchange.clock);
  authorities.revoked = blindRevocations;
  const { fetch } = authorities;
  const clock = {
    now: () => exchange.clock.now(),
    sleep: (ms: number, signal?: AbortSignal) => exchange.clock.sleep(ms, signal),
  };
  const verifier = createDocumentVerifier({ trust: testTrust, profile, clock, fetch });
  const exchange: ExchangeUnderTest = await startExchange({}, { verifier });
  running.push(exchange);
  await exchange.seat({ H17: {} });
  return {
    exchange,
    authorities,
    send: async (each, number) => {
      const bytes = written(encodeDocument(await blindDraft(each, number), 'sdk'));
      const { json } = await call(exchange.hub, 'G22', 'sendEdoc', asDocument('G22'), bytes);
      expect(json['DocId'], each.name).not.toBe('');
    },
    saidOf: (number) => entryOf(exchange, number).steps.map(({ statusCode }) => statusCode),
    recordOf: (number) => entryOf(exchange, number),
  };
}

const named = (name: string) => {
  const found = blindSet.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const sound = named('RSA, PKCS#1');

describe('a receiver that verifies', () => {
  it('sends every bad document back with its reason and registers every good one, in an order that tells nothing (SIG-11, SIG-12, SIG-13)', async () => {
    expect(blindSet.map(({ isGood }) => isGood).sort()).toEqual([
      ...Array(15).fill(false),
      ...Array(15).fill(true),
    ]);
    const { exchange, send, recordOf } = await start();
    const chance = createSeededChance('blind');
    const order = blindSet.map((each, index) => ({ each, number: 101 + index, key: chance.draw(each.name) }));
    for (const { each, number } of order.toSorted((one, other) => one.key - other.key))
      await send(each, number);
    await exchange.settle();
    const seen = order.map(({ each, number }) => {
      const { steps, verification } = recordOf(number);
      const codes = steps.map(({ statusCode }) => statusCode);
      const reason = steps.find(({ statusCode }) => statusCode === '02')?.description ?? '';
      return {
        name: each.name,
        isRegistered: codes.includes('03'),
        isRefused: codes.includes('02'),
        reason,
        verification,
      };
    });
    for (const { each } of order) {
      const found = seen.find(({ name }) => name === each.name);
      const { isRegistered, isRefused } = found ?? {};
      const codes = found?.verification?.findings.map(({ code }) => code);
      expect({ name: each.name, isRegistered, isRefused }, JSON.stringify(codes)).toEqual({
        ...{ name: each.name, isRegistered: each.isGood, isRefused: !each.isGood },
      });
      if (each.isGood) continue;
      expect(found?.reason, each.name).toMatch(/^Không tiếp nhận do kiểm tra chữ ký số không đạt: .{20,}/u);
    }
    const reasons = seen
      .filter(({ isRefused }) => isRefused)
      .map(({ verification }) => verification?.findings[0]?.code);
    expect(new Set(reasons).size).toBeGreaterThan(11);
    const items = seen.flatMap(({ verification }) => verification?.signatures ?? []);
    expect(
      items.every(
        ({ result, integrity, path }) => result !== undefined && integrity !== '' && Array.isArray(path),
      ),
    ).toBe(true);
  }, 120_000);

  it('accepts nothing that nobody can judge yet, and completes it later (REV-04)', async () => {
    const { exchange, authorities, send, saidOf, recordOf } = await start();
    authorities.isUp = false;
    await send(sound, 201);
    await exchange.settle();
    expect(saidOf(201)).toEqual(['01']);
    expect(recordOf(201).verification).toMatchObject({ verdict: 'undetermined', outcome: 'wait' });
    authorities.isUp = true;
    await exchange.clock.advance(10 * pace);
    await exchange.settle();
    expect(saidOf(201)).toEqual(['01', '03', '04', '05', '06']);
    expect(recordOf(201).verification).toMatchObject({ verdict: 'valid', outcome: 'accept' });
  });

  it('takes an unsigned document for information by the field, and works on it no further (GEN-06)', async () => {
    const { exchange, send, saidOf, recordOf } = await start(fieldProfile);
    await send(named('nobody signed'), 301);
    await send(sound, 302);
    await exchange.settle();
    expect(saidOf(301)).toEqual(['01', '03']);
    expect(recordOf(301).steps[1]?.description).toContain('để biết');
    expect(saidOf(302)).toEqual(['01', '03', '04', '05', '06']);
  });

  it('sends the same document back unsigned by the law (GEN-06)', async () => {
    const { exchange, send, saidOf } = await start();
    await send(named('nobody signed'), 401);
    await send(sound, 402);
    await exchange.settle();
    expect(saidOf(401)).toEqual(['01', '02']);
    expect(saidOf(402)).toEqual(['01', '03', '04', '05', '06']);
  });

  it('keeps what it has registered when a certificate is revoked afterwards (REV-09)', async () => {
    const { exchange, authorities, send, saidOf } = await start();
    await send(sound, 501);
    await exchange.settle();
    const before = saidOf(501);
    authorities.revoked = [{ holder: testPki().leader, at: exchange.clock.now() }];
    await exchange.clock.advance(48 * 60 * pace);
    await exchange.settle();
    expect(saidOf(501)).toEqual(before);
  });
});

describe('a sender that verifies (SIG-10)', () => {
  it('lets no document leave whose signature it does not find good', async () => {
    const { exchange } = await start();
    await exchange.seat({ G22: {}, H17: {} });
    const node = exchange.node('G22');
    const refused = await node.send(await blindDraft(named('a revoked certificate signed'), 601));
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toContain('revocation.revoked');
    expect(node.store.outgoing()).toEqual([]);
    expect((await node.send(await blindDraft(sound, 602))).ok).toBe(true);
    expect(node.store.outgoing()).toHaveLength(1);
  });
});
