import type { Instant } from '../../../protocol/ports/ports.ts';
import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { ExchangeEvent } from '../../exchange-event.ts';
import type { NoticeKind } from '../../flow-event.ts';

/** Outside the axis: nothing is really sent, but each would be. */
export type NoticeChannel = 'email' | 'sms';

/** One document that a notice lists. */
export interface NoticedDocument {
  readonly documentId: string;
  /** The other side, as a mailbox. */
  readonly counterpart: string;
  readonly deliveryId?: string;
  /** Of the packet that was mailed. */
  readonly sha256?: string;
}

/** What the hub tells an agency's people (*thông báo sự cố, quá hạn tiếp nhận*); kept once, for good. */
export interface HubNotice {
  /** 32 hex digits, made from what the notice says and when: a store that has one of this id keeps no second one. */
  readonly id: string;
  readonly at: Instant;
  /** Mailbox of the agency. */
  readonly to: string;
  readonly kind: NoticeKind;
  readonly channels: readonly NoticeChannel[];
  readonly documents: readonly NoticedDocument[];
  readonly text: Bilingual;
}

/** Notices with the events that tell of them. */
export interface Told {
  readonly notices: readonly HubNotice[];
  readonly events: readonly ExchangeEvent[];
}

/** Nothing to tell. */
export const nothingTold: Told = { notices: [], events: [] };

/** Of one agency, or of all. */
export interface NoticeQuery {
  readonly to?: string;
  /** Only those that were kept after this one's number. */
  readonly after?: number;
  readonly limit?: number;
}

export interface NumberedNotice {
  readonly number: number;
  readonly notice: HubNotice;
}
