import type { OfficialLetter } from '../../fixtures/documents/official-letter.ts';
import { findAgency, partyOf } from '../../fixtures/worlds/world.ts';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import type { StatusDraft } from '../../protocol/edxml/draft.ts';
import { statusCodes } from '../../protocol/edxml/names.ts';
import { type CliContext, CommandFailure, usageFailure } from '../context.ts';
import { readWholeArgument } from '../file-argument.ts';

/** A status that a receiver says, by its code. */
export type SaidStatus = (typeof statusCodes)[number];

const largestPacket = 200_000_000;

/** @throws {CommandFailure} for a code that no receiver says. */
export function statusOf(text: string): SaidStatus {
  const said = statusCodes.filter(({ by }) => by === 'receiver');
  const found = said.find(({ code }) => code === text);
  if (found !== undefined) return found;
  const list = said.map(({ code }) => code).join(', ');
  throw usageFailure({
    vi: `--status là trạng thái mà bên nhận báo: ${list}; không phải “${text}”`,
    en: `--status is one that a receiver says: ${list}; not “${text}”`,
  });
}

/** What a status is about: the original's sender, and how the original names itself. */
export type Original = StatusDraft['responseFor'];

/** The document in a packet, as a status names it. @throws {CommandFailure} when there is none in it. */
export async function originalIn(context: CliContext, argument: string): Promise<Original> {
  const bytes = await readWholeArgument(context, argument, largestPacket);
  const { packet } = decodePacket(bytes, { dialect: 'observed' });
  if (packet?.kind !== 'document' || packet.documentId === undefined) {
    throw new CommandFailure(
      {
        vi: `“${argument}” không phải gói tin văn bản đọc được; xem: lienthong inspect ${argument}`,
        en: `“${argument}” is no packet of a document that can be read; see: lienthong inspect ${argument}`,
      },
      2,
    );
  }
  const { from, code, promulgation, documentId } = packet;
  return {
    organId: from.organId,
    code: `${code?.codeNumber ?? ''}/${code?.codeNotation ?? ''}`,
    promulgationDate: promulgation?.date ?? '',
    documentId,
  };
}

/** A letter of the test world, as a status names it. */
export function originalOf({ metadata }: OfficialLetter): Original {
  return {
    organId: metadata.from.code,
    code: `${metadata.codeNumber}/${metadata.codeNotation}`,
    promulgationDate: metadata.date,
    documentId: metadata.documentId,
  };
}

/** What the agency `by` says about a document at `timestamp` (`yyyy/MM/dd HH:mm:ss`, Vietnam local time). */
export function draftOfStatus(
  by: string,
  status: SaidStatus,
  responseFor: Original,
  timestamp: string,
): StatusDraft {
  const agency = findAgency(world2026, by);
  if (agency === undefined) {
    throw usageFailure({
      vi: `không có cơ quan “${by}” trong thế giới 2026`,
      en: `the world of 2026 has no agency “${by}”`,
    });
  }
  const from = partyOf(agency);
  const reason = status.code === '02' || status.code === '16' ? ': văn bản gửi nhầm nơi nhận' : '';
  return {
    kind: 'status',
    from,
    responseFor,
    staff: {
      department: 'Văn thư',
      staff: 'Nguyễn Thị Mẫu',
      ...(from.email === undefined ? {} : { email: from.email }),
      mobile: '84900000999',
    },
    statusCode: status.code,
    description: `${status.vi}${reason}`,
    timestamp,
  };
}
