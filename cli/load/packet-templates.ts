import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { partyOf, type WorldAgency } from '../../fixtures/worlds/world.ts';
import { urgencies } from '../../loadtests/journal.ts';
import type { StatusTemplate, StatusValues } from '../../loadtests/payloads/manifest.ts';
import type { CivilDate } from '../../protocol/calendar/civil-date.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { Reading } from '../../protocol/result.ts';
import type { LetterPlan } from './draw-letters.ts';

/** The day of issue of every prepared letter. */
export const letterDate = '2026/11/20';

/** The same, as bodies are looked up by. */
export const letterDay: CivilDate = { year: 2026, month: 11, day: 20 };

/** A packet without its attachment: what stands before and after the Base64 text. */
export interface Envelope {
  readonly documentId: string;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

const letter = draftOfLetter(
  await officialLetter({ seed: 1, from: 'G22', to: ['G06'], date: letterDate }),
  `${letterDate} 10:00:00`,
);

/** A file that no letter has, cut out again. */
const placeholder = Buffer.from('%PDF-1.7\n% the place of an attachment\n');
const placeholderText = Buffer.from(placeholder.toString('base64'), 'latin1');

/** Writes one letter, number `number` of its sender's register, as the vendor SDK writes it. */
export function envelopeOf({ from, to, urgency }: LetterPlan, number: number, register: string): Envelope {
  const documentId = `${from.code},${letterDate},${number}/${register}`;
  const packet = written(
    encodeDocument(
      {
        ...letter,
        from: partyOf(from),
        to: to.map(partyOf),
        documentId,
        code: { codeNumber: String(number), codeNotation: register },
        otherInfo: { ...letter.otherInfo, priority: urgencies.indexOf(urgency), appendixes: [] },
        trace: [{ organId: from.code, timestamp: `${letterDate} 10:00:00` }],
        attachments: [{ name: 'cong-van.pdf', description: letter.subject ?? '', bytes: placeholder }],
      },
      'sdk',
    ),
  );
  const at = Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength).indexOf(placeholderText);
  return {
    documentId,
    head: packet.subarray(0, at),
    tail: packet.subarray(at + placeholderText.length),
  };
}

/** What is written into a status where a value belongs: texts that stand nowhere else. */
const marks: StatusValues = {
  organId: 'Z99.97',
  documentId: 'Z99.97,1999/09/07,997/ZZ-ZZZZ',
  code: '998/ZZ-ZZZZ',
  date: '1999/09/08',
  statusCode: '15',
  timestamp: '1999/09/09 09:09:09',
};

const placeNames: readonly (keyof StatusValues)[] = [
  'documentId',
  'organId',
  'code',
  'date',
  'statusCode',
  'timestamp',
];

/** A status packet of an agency, open in six places. */
export function statusTemplate(from: WorldAgency): StatusTemplate {
  const { documentId, organId, code, date: promulgationDate, statusCode, timestamp } = marks;
  const packet = written(
    encodeStatus(
      {
        kind: 'status',
        from: partyOf(from),
        responseFor: { organId, code, promulgationDate, documentId },
        staff: { department: 'Văn thư', staff: 'Hồ Bình', email: from.mail, mobile: '84900000001' },
        statusCode,
        description: 'Theo quy trình',
        timestamp,
      },
      'sdk',
    ),
  );
  return cutAtMarks(Buffer.from(packet).toString('utf8'));
}

/** Cuts a packet at its marks; those stand as whole texts of elements, the document's name before its parts. */
function cutAtMarks(packet: string): StatusTemplate {
  const texts: string[] = [];
  const places: (keyof StatusValues)[] = [];
  let from = 0;
  for (const [found, inside = ''] of packet.matchAll(/>([^<]+)</g)) {
    const place = placeNames.find((each) => marks[each] === inside);
    const at = packet.indexOf(found, from) + 1;
    if (place === undefined) continue;
    texts.push(packet.slice(from, at));
    places.push(place);
    from = at + inside.length;
  }
  if (places.length !== placeNames.length) throw new Error('a status lacks a place');
  return { texts: [...texts, packet.slice(from)], places };
}

function written(reading: Reading<Uint8Array>): Uint8Array {
  if (!reading.ok) throw new Error(`a packet could not be written: ${JSON.stringify(reading.problems[0])}`);
  return reading.value;
}
