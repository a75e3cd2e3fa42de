import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeCrl } from '../../fixtures/keys/encode-crl.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createRememberingFetch } from './remembering-fetch.ts';

const { agencyAuthority, lookAlikeAuthority } = testPki();
const start = Date.UTC(2026, 10, 20);
const [second, minute, day] = [1000, 60_000, 86_400_000];
const url = 'http://pki.example/agency.crl';
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A memory in front of an address that gives what a test puts there. */
function remembering(given: Uint8Array | 'nothing' | 'endless') {
  const clock = createManualClock(start);
  const address = { given, asked: 0 };
  const memory = createRememberingFetch(async () => {
    address.asked += 1;
    if (address.given === 'nothing') throw new Error('refused');
    if (address.given === 'endless') return new Response(endless());
    return new Response(Buffer.from(address.given));
  }, clock);
  const ask = async () => new Uint8Array(await (await memory.fetch(url)).arrayBuffer());
  return { clock, address, memory, ask };
}

function endless(): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(1024 * 1024);
  return new ReadableStream({ pull: (stream) => stream.enqueue(piece) });
}

const list = (issuer = agencyAuthority, end = start + 3650 * day) =>
  new Uint8Array(encodeCrl({ issuer, at: start, nextUpdate: end }));

describe('the memory of a verifier', () => {
  it('keeps a list that a verdict rests on until its own end (REV-01)', async () => {
    const lawful = list(agencyAuthority, start + day);
    const { clock, address, memory, ask } = remembering(lawful);
    await ask();
    memory.believe(new Set([digestOf(lawful)]));
    await clock.advance(day - minute);
    expect(await ask()).toEqual(lawful);
    expect(address.asked).toBe(1);
    await clock.advance(minute);
    await ask();
    expect(address.asked).toBe(2);
  });

  it('gives up a list that no verdict rests on after minutes, whatever its end (REV-05)', async () => {
    const [forged, lawful] = [list(lookAlikeAuthority), list()];
    const { clock, address, memory, ask } = remembering(forged);
    await ask();
    address.given = lawful;
    memory.believe(new Set([digestOf(lawful)]));
    await clock.advance(5 * minute - 1);
    expect(await ask()).toEqual(forged);
    await clock.advance(1);
    expect(await ask()).toEqual(lawful);
    expect(address.asked).toBe(2);
  });

  it('keeps no list longer than the list itself allows', async () => {
    const { clock, address, ask } = remembering(list(agencyAuthority, start + minute));
    await ask();
    await clock.advance(minute);
    await ask();
    expect(address.asked).toBe(2);
  });

  it('keeps half a minute that there was nothing, or no list', async () => {
    for (const given of ['nothing', Buffer.from('<html>')] as const) {
      const { clock, address, ask } = remembering(given);
      await ask().catch(() => undefined);
      await clock.advance(30 * second - 1);
      await ask();
      expect(address.asked).toBe(1);
      await clock.advance(1);
      await ask().catch(() => undefined);
      expect(address.asked).toBe(2);
    }
  });

  it('reads no answer further than a list may be long, and keeps that there was none', async () => {
    const { address, memory } = remembering('endless');
    await expect(memory.fetch(url)).rejects.toThrow('> 33554432 byte');
    expect((await memory.fetch(url)).status).toBe(504);
    expect(address.asked).toBe(1);
  });
});
