import { draftOfLetter } from '../../fixtures/documents/letter-draft.ts';
import { officialLetter } from '../../fixtures/documents/official-letter.ts';
import { agencyOf, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { StatusCode } from '../../protocol/edxml/packet.ts';
import type { Reading } from '../../protocol/result.ts';
import { buildSdkRequest, type SdkCall } from '../../protocol/wire/sdk-request.ts';
import type { PresignedRequest } from './payloads.ts';

/** A letter that goes the whole way, and what its receivers will say of it. */
export interface ChainDocument {
  readonly send: PresignedRequest;
  readonly receivers: readonly {
    readonly code: string;
    readonly statuses: readonly PresignedRequest[];
  }[];
}

/** Secrets of the systems, by their ids. */
export type Secrets = ReadonlyMap<string, string>;

/** Who sends the letters. */
export const issuer = 'G22';
const everybody = ['H17', 'G06', 'H38.05', '0100100079'] as const;
/** Receivers of one letter after the other: 3.6 in the mean. */
const fanOut = [4, 3, 4, 3, 4] as const;
const steps: readonly StatusCode[] = ['01', '03', '04', '06'];
const letter = draftOfLetter(
  await officialLetter({ seed: 1, from: issuer, to: ['G06'], date: '2025/10/01' }),
  '2025/10/01 10:00:00',
);

/** Letters with these numbers, with everything signed that can be before they are sent. */
export function chainDocuments(secrets: Secrets, first: number, count: number): readonly ChainDocument[] {
  return Array.from({ length: count }, (_, index) => {
    const codes = everybody.slice(0, fanOut[index % fanOut.length]);
    return documentOf(String(first + index), codes, secrets);
  });
}

/** One call of an agency's system. */
export function requestOf(code: string, secrets: Secrets, call: SdkCall): PresignedRequest {
  const { systemId } = agencyOf(world2026, code);
  const secret = secrets.get(systemId);
  if (secret === undefined) throw new Error(`no secret of ${systemId}`);
  return buildSdkRequest(
    { systemId, secret, host: '127.0.0.1', constructedAt: Date.UTC(2025, 9, 1, 3) },
    call,
  );
}

function documentOf(number: string, codes: readonly string[], secrets: Secrets): ChainDocument {
  const { codeNotation = '' } = letter.code;
  const documentId = `${letter.from.organId},2025/10/01,${number}/${codeNotation}`;
  const packet = encodeDocument(
    {
      ...letter,
      documentId,
      code: { ...letter.code, codeNumber: number },
      to: codes.map((each) => partyOf(agencyOf(world2026, each))),
    },
    'sdk',
  );
  return {
    send: sendOf(issuer, 'edoc', written(packet), secrets),
    receivers: codes.map((code) => ({
      code,
      statuses: steps.map((step) =>
        sendOf(code, 'status', statusOf(code, step, documentId, `${number}/${codeNotation}`), secrets),
      ),
    })),
  };
}

function sendOf(
  from: string,
  messageType: 'edoc' | 'status',
  body: Uint8Array,
  secrets: Secrets,
): PresignedRequest {
  const parameters = [
    ['from', from],
    ['servicetype', 'eDoc'],
    ['messagetype', messageType],
  ] as const;
  return requestOf(from, secrets, { operation: 'sendEdoc', parameters, body });
}

function statusOf(from: string, statusCode: StatusCode, documentId: string, code: string): Uint8Array {
  return written(
    encodeStatus(
      {
        kind: 'status',
        from: partyOf(agencyOf(world2026, from)),
        responseFor: { organId: letter.from.organId, code, promulgationDate: '2025/10/01', documentId },
        staff: {
          department: 'Văn thư',
          staff: 'Hồ Bình',
          email: 'vanthu@bench.example',
          mobile: '84900000001',
        },
        statusCode,
        description: 'Theo quy trình',
        timestamp: '2025/10/01 11:00:00',
      },
      'sdk',
    ),
  );
}

function written(reading: Reading<Uint8Array>): Uint8Array {
  if (!reading.ok) throw new Error('the benchmark’s packet could not be written');
  return reading.value;
}
