import { longTexts } from '../../conformance/mutants/length-mutants.ts';
import { inMessage, withText } from '../../conformance/mutants/packet-edit.ts';
import {
  type SoundPackets,
  type SoundShape,
  soundDay,
  soundPackets,
  soundShapes,
} from '../../conformance/mutants/sound-packets.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { bugClasses } from './bug-classes.ts';
import type { VectorDraft } from './vector.ts';

/** Packed by the zlib of the machine, so that no two machines need have the same bytes. */
const machineMade: ReadonlySet<string> = new Set(['zip.too-large']);

/** Every packet of the corpus, sound ones first. */
export async function* draftVectors(): AsyncGenerator<VectorDraft> {
  const sound = { guide: await soundPackets('guide'), sdk: await soundPackets('sdk') };
  yield* soundVectors(sound.guide, 'guide');
  yield* soundVectors(sound.sdk, 'sdk');
  yield* boundaryVectors(sound.guide);
  yield* codeLengthVectors(sound.guide);
  yield* brokenVectors(sound.guide, 'guide');
  yield* brokenStatuses(sound.sdk);
}

function* soundVectors(packets: SoundPackets, style: 'guide' | 'sdk'): Generator<VectorDraft> {
  for (const shape of soundShapes) {
    // A zipped file is written the guide's way in either.
    if (style === 'sdk' && shape === 'zipped') continue;
    const order = style === 'guide' ? ['hướng dẫn', 'the guide'] : ['thư viện Java', 'the Java library'];
    yield {
      ...{ name: `sound-${shape}-${style}`, packet: packets[shape], bugClass: 'none', asOf: soundDay },
      why: {
        vi: `Gói tin đúng (${shape}), phần tử theo thứ tự của ${order[0]}.`,
        en: `A sound packet (${shape}), elements in the order of ${order[1]}.`,
      },
    };
  }
}

/** Texts exactly as long as they may be: counted in characters, for an accent is more bytes and no more letters. */
function* boundaryVectors(packets: SoundPackets): Generator<VectorDraft> {
  // What stands in the print or in a certificate as well cannot be lengthened alone.
  for (const { id, limit, edit, of = 'document', besides } of longTexts) {
    if (besides !== undefined) continue;
    yield {
      ...{ name: `boundary-${id}`, bugClass: 'boundary', asOf: soundDay, requirement: 'MET-02' },
      packet: edit(limit.most)(packets[of]),
      why: {
        vi: `${id}: đúng ${limit.most} ký tự, tính theo chữ chứ không theo byte.`,
        en: `${id}: exactly ${limit.most} characters, counted as letters and not as bytes.`,
      },
    };
  }
}

const codes = [
  ['1', 'H'],
  ['3', 'H38'],
  ['13-of-2016', '000.00.13.H17'],
  ['13', 'H17.12.34.567'],
  ['14', 'H17.12.34.5678'],
  ['35', 'H17.1234567890.1234567890.123456789'],
  ['36', 'H17.1234567890.1234567890.1234567890'],
] as const;

/** Lengths of codes before and after the day on which 35 characters came into force (GEN-07). */
function* codeLengthVectors(packets: SoundPackets): Generator<VectorDraft> {
  for (const asOf of ['2022-09-14', '2022-09-15', soundDay]) {
    for (const [length, code] of codes) {
      yield {
        ...{
          name: `boundary-code-${length}-as-of-${asOf}`,
          bugClass: 'boundary',
          asOf,
          requirement: 'IDC-01',
        },
        packet: withText(inMessage(n.from, n.organId), code)(dated(packets, asOf)),
        why: {
          vi: `Mã ${code.length} ký tự, xét vào ngày ${asOf}: 13 ký tự trước 15/09/2022, 35 từ ngày đó.`,
          en: `A code of ${code.length} characters as of ${asOf}: 13 before 15/09/2022, 35 from then on.`,
        },
      };
    }
  }
}

/** A status has one day only, so that it can be of any. */
function dated(packets: SoundPackets, asOf: string): Uint8Array {
  const day = asOf === soundDay ? '2026/11/20' : asOf.replaceAll('-', '/');
  const text = Buffer.from(packets['status-03']).toString('utf8');
  return Buffer.from(text.replaceAll('2026/11/20', day), 'utf8');
}

async function* brokenVectors(packets: SoundPackets, style: string): AsyncGenerator<VectorDraft> {
  for (const { name: bugClass, mutants } of bugClasses) {
    for (const { id, of, beside, make, requirement, wrong } of mutants) {
      if (beside !== undefined || machineMade.has(id)) continue;
      const packet = await make(packets[of]);
      yield {
        name: `${id.replaceAll('.', '-')}-${style}`,
        packet,
        bugClass,
        requirement,
        asOf: soundDay,
        why: wrong,
      };
    }
  }
}

/** Broken statuses in the other order of elements: small, and the packets that are sent most. */
async function* brokenStatuses(packets: SoundPackets): AsyncGenerator<VectorDraft> {
  const isStatus = (shape: SoundShape) => shape.startsWith('status-');
  for (const { name: bugClass, mutants } of bugClasses) {
    for (const { id, of, beside, make, requirement, wrong } of mutants) {
      if (beside !== undefined || !isStatus(of)) continue;
      const packet = await make(packets[of]);
      yield {
        name: `${id.replaceAll('.', '-')}-sdk`,
        packet,
        bugClass,
        requirement,
        asOf: soundDay,
        why: wrong,
      };
    }
  }
}
