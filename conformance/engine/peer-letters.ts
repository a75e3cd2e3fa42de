import { renderLocalDateOf, renderLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { DocumentDraft } from '../../protocol/edxml/draft.ts';
import { encodeDocument, encodeStatus } from '../../protocol/edxml/encode.ts';
import type { ReplacementInfo, StaffInfo, StatusCode, UpdateInfo } from '../../protocol/edxml/packet.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Reading } from '../../protocol/result.ts';
import { agencyOf, draftOfLetter, officialLetter, partyOf, world2026 } from './reference-peers.ts';
import { createMemory } from './remember.ts';
import { type SignedFiles, type SigningPlan, usualPlan } from './signing-plans.ts';

/** What one of our agencies writes. What is left out is as on any other day. */
export interface LetterWish {
  readonly from: string;
  readonly to: readonly string[];
  /** When it is sent. */
  readonly at: Instant;
  /** Number in the sender's register; the letter's text is drawn from it. */
  readonly number: number;
  /** Who signs it, how and when; person and agency twenty minutes before it is sent unless given. */
  readonly plan?: SigningPlan;
  readonly priority?: number;
  readonly paper?: boolean;
  readonly dueDate?: string;
  readonly reason?: string;
  /** What it does to other documents. */
  readonly does?: LetterAct;
}

/** A recall, an update or a replacement of a letter that was sent before. */
export type LetterAct =
  | { readonly kind: 1; readonly letter: PeerLetter }
  | { readonly kind: 2; readonly letter: PeerLetter; readonly update: UpdateInfo }
  | { readonly kind: 3; readonly replacements: readonly ReplacementInfo[] };

/** A letter, ready to be sent. */
export interface PeerLetter {
  readonly documentId: string;
  readonly draft: DocumentDraft;
  readonly packet: Uint8Array;
  /** The document itself, as its receiver has to keep it. */
  readonly main: Uint8Array;
}

const signed = createMemory<SignedFiles>(400);

/** Writes and signs a letter. The same wish gives the same files, so that a plan that is run often signs once. */
export async function composeLetter(wish: LetterWish): Promise<PeerLetter> {
  const { from, to, at, number, plan = usualPlan(from) } = wish;
  const date = renderLocalDateOf(at);
  const key = [from, to.join(' '), date, number, wish.priority, plan.name, Math.floor(at / 60_000)].join('|');
  const { letter, pdf, annex } = await signed.of(key, () => signLetter(wish, plan, date));
  const plain = draftOfLetter({ ...letter, pdf, annex }, renderLocalTimestamp(at));
  const draft = withAct({ ...plain, to: to.map((code) => partyOf(agencyOf(world2026, code))) }, wish);
  return {
    ...{ documentId: draft.documentId ?? '', draft, main: pdf },
    packet: written(encodeDocument(draft, 'sdk')),
  };
}

async function signLetter(wish: LetterWish, plan: SigningPlan, date: string): Promise<SignedFiles> {
  const { from, to, number, at, priority = 0 } = wish;
  const order = { seed: number, number, from, to, date, signer: plan.person, brief: true } as const;
  const marked = priority === 1 || priority === 2 || priority === 3;
  const letter = await officialLetter(marked ? { ...order, urgency: priority } : order);
  return plan.sign(letter, at);
}

/** An update keeps the identifier, number and day of the document that it changes. */
function withAct(draft: DocumentDraft, wish: LetterWish): DocumentDraft {
  const { priority = 0, paper = false, dueDate, reason, does } = wish;
  const { transaction } = draft;
  const letter: DocumentDraft = {
    ...draft,
    otherInfo: { ...draft.otherInfo, priority },
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(transaction === undefined ? {} : { transaction: { ...transaction, paper, kind: 0 } }),
  };
  if (does === undefined) return letter;
  const block = { staff: transaction?.staff ?? [], paper, reason: reason ?? 'Có sai sót về nội dung' };
  if (does.kind === 3) {
    return { ...letter, transaction: { ...block, kind: 3, replacements: does.replacements } };
  }
  const { documentId, code, promulgation } = does.letter.draft;
  if (does.kind === 2) {
    const changed = { documentId: documentId ?? '', update: does.update, replacements: [] };
    return {
      ...letter,
      documentId: documentId ?? '',
      code,
      promulgation,
      transaction: { ...block, kind: 2, ...changed },
    };
  }
  const number = `${code.codeNumber ?? ''}/${code.codeNotation ?? ''}`;
  const responseFor = letter.to.map(({ organId }) => ({
    ...{ organId, code: number, promulgationDate: promulgation.date ?? '', documentId: documentId ?? '' },
  }));
  return {
    ...letter,
    responseFor,
    transaction: { ...block, kind: 1, documentId: documentId ?? '', replacements: [] },
  };
}

/** A status that one of our agencies says about a document. */
export interface StatusWish {
  readonly from: string;
  /** Whom it tells: the document's sender, or for a request (13) its receiver. */
  readonly to: string;
  readonly documentId: string;
  readonly statusCode: StatusCode;
  readonly at: Instant;
  readonly description?: string;
  readonly staff?: StaffInfo;
}

/** Writes a status packet. */
export function composeStatus(wish: StatusWish): Uint8Array {
  const { from, to, documentId, statusCode, at, description, staff = clerk } = wish;
  const [, promulgationDate = '', code = ''] = /^[^,]*,([^,]*),(.*)$/.exec(documentId) ?? [];
  return written(
    encodeStatus(
      {
        kind: 'status',
        from: partyOf(agencyOf(world2026, from)),
        responseFor: { organId: to, code, promulgationDate, documentId },
        ...{ statusCode, staff, timestamp: renderLocalTimestamp(at) },
        ...(description === undefined ? {} : { description }),
      },
      'sdk',
    ),
  );
}

const clerk: StaffInfo = {
  department: 'Văn thư',
  staff: 'Phạm Thị Mẫu',
  email: 'vanthu@vpcp.example',
  mobile: '849000000001',
};

function written(reading: Reading<Uint8Array>): Uint8Array {
  if (reading.ok) return reading.value;
  throw new Error(`a packet of ours cannot be written: ${reading.problems[0]?.code ?? ''}`);
}
