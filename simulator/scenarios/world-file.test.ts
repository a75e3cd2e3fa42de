import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWorldFile, worldSchema } from './world-file.ts';

const at = Date.parse('2026-11-21T08:00:00+07:00');
const good = readFileSync(new URL('../../docs/world.example.yaml', import.meta.url), 'utf8');

/** Code, line and what was probably meant. */
function problemsOf(source: string) {
  const reading = readWorldFile(source, at);
  return reading.problems.map(({ code, place, expected }) => [code, place.line, expected]);
}

const world = (agencies: string, more = '') => `world: tinh\nagencies:\n${agencies}\n${more}`;

describe('a world', () => {
  it('is read from the example in docs, with contacts, systems and their secrets', () => {
    const reading = readWorldFile(good, at);
    expect(reading.problems).toEqual([]);
    if (!reading.ok) return;
    const { agencies, systems } = reading.value.world;
    expect(agencies.map(({ code, systemId, parentCode }) => [code, systemId, parentCode])).toEqual([
      ['G22', 'G22', ''],
      ['H38', '00.38.W00', ''],
      ['H38.05', '00.38.W00', 'H38'],
      ['0100100079', '0100100079', ''],
    ]);
    expect(systems.find(({ systemId }) => systemId === '00.38.W00')).toMatchObject({ kind: 'centre' });
    expect(reading.value.secrets.get('G22')).toBe('khoa-thu-nghiem-cua-van-phong');
    expect(agencies[1]?.mail).toBe('vanthu@laocai.example');
    expect(reading.value.acceptance).toMatchObject({
      rows: [{ type: 2, typeDetail: 18, limit: { kind: 'working-minutes', minutes: 240 } }],
      otherwise: { kind: 'working-minutes', minutes: 480 },
    });
  });

  it.each([
    [
      'a key that was mistyped',
      world('- { code: G22, nmae: Văn phòng }'),
      ['settings.key-missing', 'settings.key-unknown'],
    ],
    [
      'a parent that is not there',
      world('- { code: H38.05, name: Sở, parent: H37 }'),
      ['settings.reference-to-nothing'],
    ],
    [
      'a parent behind its child, so that no circle is one',
      world('- { code: H38, name: Tỉnh, parent: H38.05 }\n- { code: H38.05, name: Sở, parent: H38 }'),
      ['settings.reference-to-nothing'],
    ],
    [
      'one code for two',
      world('- { code: G22, name: Một }\n- { code: G22, name: Hai }'),
      ['settings.id-repeated'],
    ],
    ['a code that is none', world('- { code: "??", name: Một }'), ['identity.code-charset']],
    [
      'a system that serves nobody',
      world('- { code: G22, name: Một }', 'systems:\n- { id: G23, secret: x }'),
      ['settings.reference-unknown'],
    ],
    ['nobody in it', 'world: tinh\nagencies: []', ['settings.value-wrong']],
    [
      'one type with two limits of acceptance',
      world(
        '- { code: G22, name: Một }',
        `acceptance:
  rows:
  - { type: 2, limit: { kind: clock-minutes, minutes: 1 } }
  - { type: 2, limit: { kind: clock-minutes, minutes: 2 } }`,
      ),
      ['settings.id-repeated'],
    ],
    [
      'a type of document that its list does not have',
      world(
        '- { code: G22, name: Một }',
        'acceptance: { rows: [{ type: 1, typeDetail: 14, limit: { kind: clock-minutes, minutes: 1 } }] }',
      ),
      ['settings.value-wrong'],
    ],
    ['text that is no YAML', 'world: [', ['settings.yaml-broken']],
  ])('is refused for %s', (_, source, codes) => {
    expect(problemsOf(source).map(([code]) => code)).toEqual(codes);
  });

  it('says where a key is wrong, and which one was meant', () => {
    expect(problemsOf(world('- code: G22\n  name: Một\n  sytem: G22'))).toEqual([
      ['settings.key-unknown', 5, 'system'],
    ]);
  });

  it('is described by the published schema', () => {
    const published = readFileSync(new URL('../../docs/world.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(worldSchema)));
  });
});
