import { describe, expect, it } from 'vitest';
import type { PayloadManifest } from '../../../loadtests/payloads/manifest.ts';
import { cutProfile, lettersOf } from '../../../loadtests/profiles/cut.ts';
import type { ProfileName } from '../../../loadtests/profiles/profile.ts';
import { profiles } from '../../../loadtests/profiles/profiles.ts';
import { requireFit } from './fit-payloads.ts';
import { profileFacts } from './profile-facts.ts';

const enough = Math.max(...Object.values(profiles).map((each) => lettersOf(each, 'letters')));

/** What `load prepare` writes: letters for any of the tests, and nothing else unless it is told. */
function manifestOf(more: Partial<PayloadManifest> = {}, sets: readonly string[] = []): PayloadManifest {
  return {
    ...{ schema: 'lienthong-load-payloads/1', seed: '7', world: 'w', systems: 130, polled: 130 },
    ...{
      senders: 50,
      receivers: 130,
      documents: enough,
      bytes: 1,
      fanOut: 3.59,
      mix: 'even',
      signedShare: 0,
    },
    ...{ urgency: { thường: 1, khẩn: 0, 'thượng khẩn': 0, 'hỏa tốc': 0 }, attachments: [] },
    sets: Object.fromEntries(['letters', ...sets].map((name) => [name, { first: 0, count: enough }])),
    ...more,
  };
}

describe('a payload folder', () => {
  it.each([
    ['L4', 'nodes, the profile needs 3400', {}, ['broadcast-centres', 'broadcast-nodes']],
    ['L4', 'letters to all (broadcast-nodes), the profile needs 1', { systems: 3530 }, ['broadcast-centres']],
    ['L5', 'holds 0 nodes, the profile needs 3400', {}, []],
    ['L6', 'holds 0 letters of the backlog', {}, []],
    ['L7', 'holds 0 letters with a large file, the profile needs 20', {}, []],
    ['L10', 'holds 50 % of letters with signatures, the profile needs 100', { signedShare: 0.5 }, []],
    ['L3', 'holds 4 letters, the profile needs', { sets: { letters: { first: 0, count: 4 } } }, []],
  ] as const)('that lacks what %s needs is refused: %s', (name, words, more, sets) => {
    expect(() => requireFit('goi', profiles[name], { manifest: manifestOf(more, sets) })).toThrow(words);
  });

  it.each([
    ['L2', {}, []],
    ['L4', { systems: 3530 }, ['broadcast-centres', 'broadcast-nodes']],
    ['L5', { systems: 3530 }, []],
    ['L6', {}, ['backlog']],
    ['L7', {}, ['big']],
    ['L10', { signedShare: 1 }, []],
  ] as readonly (readonly [ProfileName, Partial<PayloadManifest>, readonly string[]])[])(
    'that has what %s needs is taken',
    (name, more, sets) => {
      requireFit('goi', profiles[name], { manifest: manifestOf(more, sets) });
    },
  );
});

describe('the world of a payload folder', () => {
  const { L8 } = profiles;
  const manifest = manifestOf();

  it('has as many rows as the directory of the test', () => {
    expect(() => requireFit('goi', L8, { manifest, rows: 130 })).toThrow(
      'holds 130 rows of the directory, the profile needs 125000',
    );
    requireFit('goi', L8, { manifest, rows: 125_000 });
  });

  it('is not looked at where the hub has a directory of its own', () => {
    requireFit('goi', L8, { manifest });
  });
});

describe('what a report says of its profile', () => {
  const { L2 } = profiles;

  it('is that it was whole, where nothing was cut and the packets are those of the profile', () => {
    expect(profileFacts(L2, {}, 'even')).toMatchObject({ full: true, shape: L2.shape });
    expect(profileFacts(L2, { withoutTimes: true }, 'even')).toMatchObject({ full: false, untimed: true });
    expect(profileFacts(L2, { withoutTimes: true, scale: 0.5 }, 'even').untimed).toBeUndefined();
    expect(profileFacts(cutProfile(L2, { seconds: 60 }), {}, 'even').full).toBe(false);
  });

  it('is that it was another test, where packets are of other sizes', () => {
    const { full, shape } = profileFacts(L2, {}, 'small');
    expect([full, shape.en]).toEqual([false, `${L2.shape.en}; packets of the mix “small”`]);
    expect(shape.vi).toContain('gói tin cỡ “small”');
  });
});
