import { describe, expect, test } from 'vitest';
import { attachmentProblems } from '../problems/attachment.ts';
import { describeProblem } from '../problems/describe.ts';
import { packetProblems } from '../problems/packet.ts';
import type { Damage } from './damage-under-test.ts';
import { contentDamages, manifestDamages, zipDamages } from './damaged-attachments-under-test.ts';
import { meaningDamages, structureDamages, valueDamages } from './damaged-documents-under-test.ts';
import { statusDamages, transactionDamages } from './damaged-statuses-under-test.ts';
import { decodePacket, type PacketReading } from './decode.ts';
import { soundDocument, soundStatus } from './sound-packet-under-test.ts';

const asOf = Date.UTC(2026, 10, 21);

function decode(packet: string): PacketReading {
  return decodePacket(Buffer.from(packet), { dialect: 'strict', asOf });
}

const tables: Readonly<Record<string, readonly Damage[]>> = {
  structure: structureDamages,
  values: valueDamages,
  meaning: meaningDamages,
  statuses: statusDamages,
  transactions: transactionDamages,
  manifest: manifestDamages,
  contents: contentDamages,
  ZIPs: zipDamages,
};

describe.each(Object.entries(tables))('%s: one damage, its problem, and no other', (_, damages) => {
  test.each(damages.map((damage) => [damage.name, damage] as const))('%s', (_name, { packet, codes }) => {
    expect(
      decode(packet)
        .problems.map(({ code }) => code)
        .toSorted(),
    ).toEqual(codes.toSorted());
  });
});

test('a sound packet has no problem, not even a notice', () => {
  for (const packet of [soundDocument(), soundStatus(), soundStatus('13').replace('H37.02', 'G22')]) {
    expect(decode(packet)).toMatchObject({ ok: true, problems: [] });
  }
});

test('every code of packets and attachments has a damage that it is found by', () => {
  const found = new Set<string>(
    Object.values(tables).flatMap((damages) => damages.flatMap(({ codes }) => codes)),
  );
  const elsewhere = ['packet.kind-unexpected', 'packet.leniency-used', 'attachment.too-large'];
  const all = [...Object.keys(packetProblems), ...Object.keys(attachmentProblems)];
  expect(all.filter((code) => !elsewhere.includes(code) && !found.has(code))).toEqual([]);
});

test('a packet sent as the other kind is refused', () => {
  const reading = decodePacket(Buffer.from(soundStatus()), { dialect: 'strict', expect: 'document' });
  expect(reading).toMatchObject({ ok: false, problems: [{ code: 'packet.kind-unexpected' }] });
});

test('a file over the limit is refused', () => {
  const attachmentLimits = { fileBytes: 10, inflatedBytes: 10, ratio: 10, ratioFrom: 10 };
  const reading = decodePacket(Buffer.from(soundDocument()), { dialect: 'strict', attachmentLimits });
  expect(reading).toMatchObject({ ok: false, problems: [{ code: 'attachment.too-large', seen: '35' }] });
});

test('without an instant nothing is judged by time', () => {
  const packet = soundDocument().replaceAll('2026/11/2', '2996/11/2').replace('2026/11/30', '2996/11/30');
  expect(decodePacket(Buffer.from(packet), { dialect: 'strict' }).problems).toEqual([]);
});

test('every problem can be told in full in both languages', () => {
  for (const { packet } of Object.values(tables).flat()) {
    for (const problem of decode(packet).problems) {
      for (const language of ['vi', 'en'] as const) {
        const { text, remedy } = describeProblem(problem, language);
        expect(`${problem.code}: ${text} ${remedy}`).not.toMatch(/\?|“”|[{}]/);
      }
    }
  }
});
