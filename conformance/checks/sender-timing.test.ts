import { beforeAll, describe, expect, it } from 'vitest';
import { put } from '../mutants/packet-under-test.ts';
import { type AgencyBesides, found, lookedAt, sends } from './agency-recording-under-test.ts';
import { fail } from './hub-recording-under-test.ts';
import { senderLifeChecks } from './sender-life-checks.ts';
import { claiming, claimingNothing, signedPacket } from './signed-packet-under-test.ts';
import { smallDocument } from './small-packet-under-test.ts';

/** Signed by the person on Friday the 20th at half past eight, and sealed at nine. */
const claims = { person: claiming("D:20261120083000+07'00'"), agency: claiming("D:20261120090000+07'00'") };
const sealedAt = Date.UTC(2026, 10, 20, 2);
const minute = 60_000;
const [usual, urgent] = ['sender.sends-in-time', 'sender.urgent-at-once'];
const nothing = ['not-run: nothing happened that it could judge'];

let letter: Uint8Array = new Uint8Array();
let hurried: Uint8Array = new Uint8Array();
let unclaimed: Uint8Array = new Uint8Array();

beforeAll(async () => {
  letter = await signedPacket(claims);
  hurried = put('OtherInfo/Priority', '1')(letter);
  unclaimed = await signedPacket({ person: claimingNothing, agency: claimingNothing });
});

const judged = (id: string, packet: Uint8Array | string, besides: AgencyBesides = {}) =>
  found(senderLifeChecks, id, { it: sends('sender-timing/evening', packet, besides) });
const looked = (id: string, packet: Uint8Array | string, besides: AgencyBesides = {}) =>
  lookedAt(senderLifeChecks, id, { it: sends('sender-timing/evening', packet, besides) });

describe('a document that was signed (STA-01)', () => {
  const noon = Date.UTC(2026, 10, 23, 5);
  const late = (time: string) => [`fail STA-01 in it, packet: 2026/11/20 09:00:00 → ${time}`];

  it.each<readonly [string, number, readonly string[]]>([
    ['leaves at once', sealedAt, []],
    ['leaves by noon of the next working day', noon, []],
    ['leaves after it', noon + 1000, late('2026/11/23 12:00:01')],
    ['leaves the next week', noon + 7 * 24 * 60 * minute, late('2026/11/30 12:00:00')],
  ])('%s', (_, at, lines) => {
    expect(judged(usual, letter, { at })).toEqual(lines);
    expect(looked(usual, letter, { at })).toEqual(['it']);
  });

  it('is measured when it says no priority at all', () => {
    const silent = put('OtherInfo/Priority', '')(letter);
    expect(judged(usual, silent, { at: noon + 1000 })).toEqual(late('2026/11/23 12:00:01'));
  });

  it.each<readonly [string, () => Uint8Array | string, AgencyBesides]>([
    ['was refused', () => letter, { said: fail() }],
    ['is urgent', () => hurried, {}],
    ['claims no time of signing', () => unclaimed, {}],
    ['is not signed', () => smallDocument('D1'), {}],
  ])('is for others to judge where it %s', (_, packet, besides) => {
    expect(judged(usual, packet(), { at: noon + 1000, ...besides })).toEqual(nothing);
  });
});

describe('an urgent document that was signed (STA-02)', () => {
  const slow = (severity: string, minutes: number) => [`${severity} STA-02 in it, packet: +${minutes} min`];

  it.each<readonly [string, number, readonly string[]]>([
    ['at once', 0, []],
    ['as soon as it should', 5 * minute, []],
    ['more slowly', 5 * minute + 1000, slow('warn', 5)],
    ['as late as it may', 15 * minute, slow('warn', 15)],
    ['too late', 15 * minute + 31_000, slow('fail', 16)],
  ])('leaves %s', (_, took, lines) => {
    expect(judged(urgent, hurried, { at: sealedAt + took })).toEqual(lines);
    expect(looked(urgent, hurried, { at: sealedAt + took })).toEqual(['it']);
  });

  it('is measured when it was refused, too', () => {
    expect(judged(urgent, hurried, { at: sealedAt + 60 * minute, said: fail() })).toEqual(slow('fail', 60));
  });

  it.each<readonly [string, () => Uint8Array]>([
    ['is not urgent', () => letter],
    ['claims no time of signing', () => put('OtherInfo/Priority', '1')(unclaimed)],
  ])('is for others to judge where it %s', (_, packet) => {
    expect(judged(urgent, packet(), { at: sealedAt + 60 * minute })).toEqual(nothing);
  });
});
