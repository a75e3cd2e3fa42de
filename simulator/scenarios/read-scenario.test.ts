import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readScenario } from './read-scenario.ts';
import { scenarioSchema } from './scenario-schema.ts';

const start = `scenario: first
title: {vi: Một, en: One}
start: 2026-11-20T09:30:00+07:00
until: 2d
`;
const acts = `acts:
  - {id: letter, at: 5m, do: send, from: G22, to: [G06, 0100100079]}
`;
const problemsOf = (text: string) =>
  readScenario(text).problems.map(({ code, place, seen, expected }) => [
    code,
    place.line,
    place.column,
    seen,
    expected,
  ]);

describe('a scenario file', () => {
  it('keeps the zeros in front of a status code and of an enterprise’s number', () => {
    const reading = readScenario(
      `${start}${acts}expect: [{that: statuses, document: letter, of: G06, are: [01, 03]}]`,
    );
    expect(reading.ok && reading.value.acts?.[0]).toMatchObject({ to: ['G06', '0100100079'] });
    expect(reading.ok && reading.value.expect?.[0]).toMatchObject({ are: ['01', '03'] });
  });

  it('may be JSON', () => {
    const value = {
      scenario: 'x',
      title: { vi: 'a', en: 'b' },
      start: '2026-11-20T09:30:00+07:00',
      until: '2d',
    };
    expect(readScenario(JSON.stringify(value))).toEqual({ ok: true, value, problems: [] });
  });

  it.each([
    [
      'a key that there is not',
      `${start}agencies:\n  G06: {pase: 2h}\n`,
      ['settings.key-unknown', 6, 9, 'pase', 'pace'],
    ],
    [
      'a start on a day that there is not',
      start.replace('2026-11-20', '2026-02-31'),
      ['settings.value-wrong', 3, 1, '2026-02-31T09:30:00+07:00', '2026-11-20T09:30:00+07:00'],
    ],
    [
      'a deed that there is not',
      `${start}acts:\n  - do: sent\n`,
      ['settings.value-wrong', 6, 5, '"sent"', 'send'],
    ],
    [
      'a behaviour that there is not',
      `${start}agencies:\n  G06:\n    behaviour: refusal\n`,
      ['settings.value-wrong', 7, 5, '"refusal"', 'refuses'],
    ],
    [
      'an agency that there is not',
      `${start}acts:\n  - {do: send, from: G22,\n     to: [G07]}\n`,
      ['settings.reference-unknown', 7, 6, 'G07', 'G06'],
    ],
    [
      'a number that the list of a type does not have',
      `${start}acts:\n  - {do: send, from: G22, to: [G06],\n     type: 1, typeDetail: 18}\n`,
      ['settings.value-wrong', 7, 15, '18', '1..13'],
    ],
    [
      'a system that there is not, for a body that enters the directory',
      `${start}acts:\n  - {do: register, code: G06.99, name: Phòng,\n     system: G66}\n`,
      ['settings.reference-unknown', 7, 6, 'G66', 'G06'],
    ],
    [
      'a letter, where none is sent',
      `${start}acts:\n  - {do: take-back,\n     document: leter}\n`,
      ['settings.reference-to-nothing', 7, 6, 'leter', undefined],
    ],
    [
      'a body without certificates that is to sign',
      `${start}acts:\n  - {do: send, signed: true, to: [G22],\n     from: G06}\n`,
      ['settings.no-certificates', 7, 6, 'G06', 'G22, H17'],
    ],
    [
      'a body without certificates that is to lose one',
      `${start}acts:\n  - {do: revoke, whose: seal,\n     agency: G06}\n`,
      ['settings.no-certificates', 7, 6, 'G06', 'G22, H17'],
    ],
    [
      'a body that there is not, which is to sign',
      `${start}acts:\n  - {do: send, signed: true, to: [G22],\n     from: H71}\n`,
      ['settings.reference-unknown', 7, 6, 'H71', 'H17'],
    ],
    [
      'a number of no list',
      `${start}acts:\n  - {do: send, from: G22, to: [G06],\n     typeDetail: 18}\n`,
      ['settings.key-missing', 6, 5, undefined, undefined],
    ],
    [
      'an act that there is not',
      `${start}${acts}expect:\n  - {that: versions, document: leter, at: G06, is: 1}\n`,
      ['settings.reference-unknown', 8, 22, 'leter', 'letter'],
    ],
    [
      'an event that there is not, of which none is expected',
      `${start}expect:\n  - {that: count, event: notice-givn, is: 0}\n`,
      ['settings.value-wrong', 6, 19, '"notice-givn"', 'notice-given'],
    ],
    [
      'polls without a pause, which would never end',
      `${start}polling: 0s\n`,
      ['settings.value-wrong', 5, 1, '0s', '10m'],
    ],
    [
      'polls of one system without a pause',
      `${start}agencies:\n  G06: {polling: 0m}\n`,
      ['settings.value-wrong', 6, 9, '0m', '10m'],
    ],
    [
      'another plan of faults that is none',
      `${start}acts:\n  - {do: faults, plan: {rules: [{id: a, kind: delay, ms: 5, upTo: 4, rate: 1}]}}\n`,
      ['settings.value-wrong', 6, 61, '4', '≥ 5'],
    ],
    [
      'an id that is used twice',
      `${start}${acts}  - {id: letter, do: send, from: G22, to: [H17]}\n`,
      ['settings.id-repeated', 5, 1, 'letter', undefined],
    ],
  ])('names the line and what was meant of %s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual([expected]);
  });

  it('names the line at which YAML ends to be YAML', () => {
    expect(problemsOf(`${start}acts: [`).map(([code, line]) => [code, line])).toEqual([
      ['settings.yaml-broken', 5],
    ]);
  });

  it('is described by the published schema', async () => {
    const published = await readFile(new URL('scenario.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(scenarioSchema)));
  });
});
