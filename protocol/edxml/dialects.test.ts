import { describe, expect, test } from 'vitest';
import { contentDamages, zipDamages } from './damaged-attachments-under-test.ts';
import { meaningDamages, structureDamages, valueDamages } from './damaged-documents-under-test.ts';
import { statusDamages } from './damaged-statuses-under-test.ts';
import { decodePacket, type PacketReading } from './decode.ts';
import { leniencies } from './leniencies.ts';
import { soundDocument } from './sound-packet-under-test.ts';

const asOf = Date.UTC(2026, 10, 21);
const damages = [
  ...structureDamages,
  ...valueDamages,
  ...meaningDamages,
  ...statusDamages,
  ...contentDamages,
  ...zipDamages,
  {
    name: 'no address',
    packet: soundDocument().replace(/<edXML:OrganAdd>.*<\/edXML:OrganAdd>\n/, ''),
    codes: ['packet.element-missing'],
  },
  {
    name: 'an identifier with a day that there is not',
    packet: soundDocument().replace('G22,2026/11/20,', 'G22,2026/02/30,'),
    codes: ['identity.document-id-date'],
  },
];

function observe(packet: string): PacketReading {
  return decodePacket(Buffer.from(packet), { dialect: 'observed', asOf });
}

describe('each leniency lets through what strict refuses, and says so', () => {
  test.each(leniencies.map((leniency) => [leniency.id, leniency] as const))('%s', (id, { codes }) => {
    const damage = damages.find(
      (each) =>
        each.codes.some((code) => (codes as readonly string[]).includes(code)) && observe(each.packet).ok,
    );
    const packet = damage?.packet ?? '';
    expect(decodePacket(Buffer.from(packet), { dialect: 'strict', asOf }).ok).toBe(false);
    const reading = observe(packet);
    expect(reading.leniencies.map((each) => each.id)).toEqual([id]);
    expect(reading.problems).toContainEqual(
      expect.objectContaining({ code: 'packet.leniency-used', severity: 'notice', seen: id }),
    );
  });
});

describe('what the observed dialect refuses too', () => {
  test.each([
    ['the transaction block with one s', 'packet.transaction-misspelt'],
    ['the namespace of 2014', 'packet.namespace-wrong'],
    ['another root', 'packet.root-foreign'],
    ['the day first', 'packet.date-malformed'],
    ['a code of no state', 'packet.status-code-unknown'],
    ['a ZIP called PDF', 'attachment.type-differs'],
    ['a receiver named twice', 'packet.receiver-repeated'],
    ['no subject', 'packet.element-missing'],
    ['a closed code', 'identity.code-closed'],
  ])('%s', (name, code) => {
    const damage = damages.find((each) => each.name === name);
    const errors = observe(damage?.packet ?? '').problems.filter(({ severity }) => severity === 'error');
    expect(errors.map((each) => each.code)).toEqual([code]);
  });
});

test('numbers of leniencies are never given twice', () => {
  const ids = leniencies.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^L\d{2}$/.test(id))).toBe(true);
});

test('a leniency used twice names itself once', () => {
  const packet = soundDocument().replace(/<edXML:OrganAdd>.*<\/edXML:OrganAdd>\n/g, '');
  const { problems } = observe(packet);
  expect(problems.filter(({ code }) => code === 'packet.leniency-used')).toHaveLength(1);
  expect(problems.filter(({ code }) => code === 'packet.element-missing')).toHaveLength(3);
});
