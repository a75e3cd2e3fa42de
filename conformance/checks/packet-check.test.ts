import { describe, expect, it } from 'vitest';
import { judged, letter, status } from '../mutants/packet-under-test.ts';
import type { ProfileName } from '../requirements/requirement.ts';
import { batchCheck, type PacketRule, packetCheck } from './packet-check.ts';

const words = { vi: 'phép thử', en: 'trial' };
const spot = { path: 'MessageHeader', line: 3, column: 5, offset: 40 };
const rule: PacketRule = {
  ...{ id: 'packet.trial', title: words, requirements: ['ENV-01', 'ENV-02'], about: 'packet' },
  expected: { vi: 'đúng', en: 'right' },
  cause: { vi: 'sai', en: 'wrong' },
  look: () => [{ at: spot, seen: 'x' }],
};
const findings = (more: Partial<PacketRule>, profile: ProfileName = 'law') =>
  judged([packetCheck({ ...rule, ...more })], [letter()], { profile }).flatMap((each) => each.findings);
const profiles = ['law', 'field', 'legacy', 'DT21'] as const;
const severities = (stance: PacketRule['stance']) =>
  profiles.map((profile) => findings(stance === undefined ? {} : { stance }, profile)[0]?.severity ?? 'off');

describe('a check of packets', () => {
  it('fills in what a fault leaves out', () => {
    expect(findings({})).toEqual([
      {
        requirement: 'ENV-01',
        place: { entry: 1, part: 'packet', ...spot },
        expected: rule.expected,
        seen: 'x',
        cause: rule.cause,
        blame: 'system',
        severity: 'fail',
      },
    ]);
  });

  it('leaves what a fault says', () => {
    const said = { requirement: 'ENV-02', expected: words, cause: words, severity: 'warn' as const };
    expect(findings({ look: () => [{ at: spot, seen: 'x', ...said }] })).toMatchObject([said]);
  });

  it('looks at one packet at a time, and may be shared out', () => {
    expect(packetCheck(rule).apart).toBe(true);
    expect(packetCheck(rule)).toMatchObject({ scenarios: [], seats: ['packet', 'sender'] });
    expect(packetCheck({ ...rule, seats: ['hub'] }).seats).toEqual(['hub']);
    const [said] = judged([packetCheck(rule)], [letter(), status('01')]);
    expect(said?.findings.map(({ place }) => place.entry)).toEqual([1, 2]);
  });

  it('of all packets together may not', () => {
    const check = batchCheck({
      ...rule,
      look: (packets) => packets.map((packet) => ({ packet, at: spot, seen: 'x' })),
    });
    expect(check.apart).toBeUndefined();
    expect(judged([check], [letter(), letter()])[0]?.findings).toHaveLength(2);
  });
});

describe('how bad a fault is', () => {
  it.each<readonly [string, PacketRule['stance'], readonly string[]]>([
    ['a failure unless told', undefined, ['fail', 'fail', 'fail', 'fail']],
    ['a warning everywhere', 'warn', ['warn', 'warn', 'warn', 'warn']],
    ['nothing at all', 'off', ['off', 'off', 'off', 'off']],
    ['a warning in the field', { law: 'fail', field: 'warn' }, ['fail', 'warn', 'warn', 'fail']],
    ['nothing in the field', { law: 'warn', field: 'off' }, ['warn', 'off', 'off', 'warn']],
    [
      'a failure of the law where only the field is told',
      { field: 'warn' },
      ['fail', 'warn', 'warn', 'fail'],
    ],
    ['what the law says where only that is told', { law: 'warn' }, ['warn', 'warn', 'warn', 'warn']],
    ['something else of old packets', { legacy: 'off' }, ['fail', 'fail', 'off', 'fail']],
    ['something else of the draft', { DT21: 'warn' }, ['fail', 'fail', 'fail', 'warn']],
  ])('%s', (_, stance, wanted) => {
    expect(severities(stance)).toEqual(wanted);
  });

  it('is nothing of what was not looked at', () => {
    const [off] = judged([packetCheck({ ...rule, stance: 'off' })], [letter()]);
    expect(off).toMatchObject({ looked: [1], findings: [] });
  });
});

describe('what is seen', () => {
  const seen = (text: string) => findings({ look: () => [{ at: spot, seen: text }] })[0]?.seen;

  it.each([
    ['', '–'],
    ['  \n', '–'],
    [' a ', ' a '],
    ['a'.repeat(200), 'a'.repeat(200)],
    ['a'.repeat(201), `${'a'.repeat(199)}…`],
    ['𝒂'.repeat(200), '𝒂'.repeat(200)],
    ['𝒂'.repeat(201), `${'𝒂'.repeat(199)}…`],
  ])('%j', (text, shown) => {
    expect(seen(text)).toBe(shown);
  });
});

describe('which packets are looked at', () => {
  const other = Buffer.from('<a/>');
  const nothing = Buffer.from('a');
  const looked = (about: PacketRule['about']) =>
    judged([packetCheck({ ...rule, about })], [letter(), status('01'), other, nothing])[0]?.looked;

  it.each<readonly [string, PacketRule['about'], readonly number[]]>([
    ['whatever is XML', 'packet', [1, 2, 3]],
    ['documents', 'document', [1]],
    ['statuses', 'status', [2]],
    ['what the rule says', ({ root }) => !root.isThere, [4]],
  ])('%s', (_, about, numbers) => {
    expect(looked(about)).toEqual(numbers);
  });
});
