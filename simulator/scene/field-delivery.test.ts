import { afterEach, describe, expect, it } from 'vitest';
import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { fixturePacket } from '../../fixtures/packets/fixture-packets.ts';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../protocol/edxml/encode.ts';
import { createRewritableReader } from '../../protocol/edxml/field-reader.ts';
import { encodeDelivered, type FieldYear } from '../../protocol/edxml/field-style.ts';
import { defaultXmlLimits } from '../../protocol/xml/limits.ts';
import { inventStaff, registersAndFinishes } from '../agency/clerk-scripts.ts';
import { createFakeHubClient } from '../agency/fake-hub-client.ts';
import { createAgencyNode } from '../agency/node.ts';
import { createMemoryFiles } from '../agency/node-files.ts';
import { openNodeStore } from '../agency/node-store.ts';
import { openStatus } from '../agency/open-packet.ts';
import { createManualClock } from '../ports/manual-clock.ts';
import { createMemoryLog } from '../ports/memory-log.ts';
import { createSeededChance } from '../ports/seeded-chance.ts';
import { type RunningWorld, startWorld } from '../world.ts';
import { runFirstLetter } from './first-letter.ts';
import { createVirtualTime } from './virtual-time.ts';

const friday = Date.UTC(2026, 10, 20, 2, 30);
const running: RunningWorld[] = [];

afterEach(async () => {
  for (const world of running.splice(0)) await world.close();
});

describe('a letter through a hub that writes packets anew', () => {
  it.each(['2019', '2025'] as const)(
    'takes its whole course as in %s, and all accounts agree',
    async (fieldYear) => {
      const { clock, hurry } = createVirtualTime(friday);
      const ports = { clock, chance: createSeededChance('11'), log: createMemoryLog() };
      const world = await startWorld({ world: world2026, seed: 11, ports, delivery: 'field', fieldYear });
      running.push(world);
      const told: string[] = [];
      const sent = await hurry(runFirstLetter(world, ({ name }) => told.push(name)));
      expect(sent.histories.map(({ state }) => state)).toEqual(['completed', 'completed']);
      expect(told.at(-1)).toBe('histories-agree');
    },
  );
});

/** A letter in one of the shapes in which the live hub hands packets on. */
function variantsOf(letter: DocumentDraft): readonly DocumentDraft[] {
  const answers = {
    organId: 'G06',
    code: '9/BKHCN',
    promulgationDate: '2026/11/02',
    documentId: 'G06,2026/11/02,9/BKHCN',
  };
  const { transaction: _, ...withoutTransaction } = letter;
  return [
    letter,
    { ...letter, responseFor: [answers] },
    {
      ...letter,
      otherInfo: {},
      toPlaces: [],
      trace: [{ organId: 'null', timestamp: '2026/11/20 09:00:00' }],
    },
    { ...withoutTransaction, signature: 'dummy' },
    {
      ...letter,
      to: letter.to.flatMap((party) => [
        party,
        { ...party, organId: '000.00.00.G06', organizationInCharge: 'TLTVBQG_CDMDD_QD20' },
      ]),
    },
  ];
}

function numbered(draft: DocumentDraft, number: number): DocumentDraft {
  const codeNumber = String(number);
  return {
    ...draft,
    code: { ...draft.code, codeNumber },
    documentId: `G22,2026/11/20,${codeNumber}/${draft.code.codeNotation}`,
  };
}

function delivered(draft: DocumentDraft, year: FieldYear): Uint8Array {
  const source = encodeDocument(draft, 'guide');
  if (!source.ok) throw new Error(source.problems[0]?.code);
  const reader = createRewritableReader(defaultXmlLimits);
  reader.write(source.value);
  const { packet, root } = reader.end();
  const hop = { year, centreCode: '00.00.W00', timestamp: '2026/11/20 09:05:00' };
  return Buffer.concat(
    encodeDelivered(packet, root, hop).map((piece) =>
      piece instanceof Uint8Array ? piece : source.value.subarray(piece.start, piece.end),
    ),
  );
}

describe('an agency node', () => {
  it('ENV-08: says 01 to every shape in which the live hub hands packets on', async () => {
    const letter = draftOfLetter(await officialLetter({ seed: 7, to: ['G06'] }), '2026/11/20 09:00:00');
    const packets = (['2019', '2025'] as const).flatMap((year, block) =>
      variantsOf(letter).map((draft, index) => delivered(numbered(draft, block * 100 + index + 1), year)),
    );
    packets.push(fixturePacket('delivered-2019').bytes());
    const client = createFakeHubClient();
    const clerk = registersAndFinishes(inventStaff(1, 'vanthu@mst.example'), 1000);
    const party = partyOf(agencyOf(world2026, 'G06'));
    const node = createAgencyNode({
      agencies: [{ party, codes: ['G06', '000.00.00.G06', '000.00.05.H53'], clerk }],
      client,
      store: await openNodeStore(createMemoryFiles()),
      ports: { clock: createManualClock(friday), chance: createSeededChance('1'), log: createMemoryLog() },
    });
    client.waiting.push(
      ...packets.map((bytes, index) => {
        return { docId: `d${index}`, messageType: 'edoc', from: 'G22', to: 'G06', bytes } as const;
      }),
    );
    await node.pollOnce();
    const said = client.sent.map(({ bytes }) => openStatus(bytes));
    expect(said.map((each) => each.ok && each.value.statusCode)).toEqual(packets.map(() => '01'));
    expect(client.acknowledged.map(({ outcome }) => outcome)).toEqual(packets.map(() => 'done'));
  });
});
