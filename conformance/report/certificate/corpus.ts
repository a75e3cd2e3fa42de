import type { Bilingual } from '../../../protocol/problems/entry.ts';
import { both } from '../../bilingual.ts';
import type { Seat } from '../../finding.ts';

/** A kind of packet, or of what a packet may hold, that checks of packets need before they can say anything. */
export interface CorpusMatter {
  readonly key: CorpusKey;
  readonly words: Bilingual;
  readonly checks: RegExp;
  /** Seats whose system has no occasion to write it; another seat is where it is looked at. */
  readonly excused?: readonly Seat[];
  /** A system may be without it: its owner says so (`certify --without`), and the package says so. */
  readonly mayLack?: true;
}

export const corpusKeys = [
  ...(['answer', 'recall', 'update', 'replacement'] as const),
  ...(['take-back', 'refusal', 'kept', 'status'] as const),
  ...(['zip', 'scan', 'copy', 'packet-signature'] as const),
] as const;

export type CorpusKey = (typeof corpusKeys)[number];

/**
 * The least that packets have to show before they can be certified, beside a signed document with an annex. The first
 * that fits a check is the one that it needs.
 */
export const corpus: readonly CorpusMatter[] = [
  {
    ...{ key: 'answer', checks: /^document\.response-complete$/, excused: ['sender'] },
    words: both('văn bản trả lời (ResponseFor)', 'an answer to another document (ResponseFor)'),
  },
  {
    ...{ key: 'recall', checks: /^document\.(recall-|own-transaction$)/ },
    words: both('văn bản thu hồi', 'a recall'),
  },
  {
    ...{ key: 'update', checks: /^document\.update-/ },
    words: both('gói cập nhật', 'an update'),
  },
  {
    ...{ key: 'replacement', checks: /^document\.replacement-/ },
    words: both('gói thay thế', 'a replacement'),
  },
  {
    ...{ key: 'take-back', checks: /^status\.take-back-/ },
    words: both('yêu cầu lấy lại (13)', 'a take-back (13)'),
  },
  {
    ...{ key: 'refusal', checks: /^status\.refusal-/, excused: ['sender'] },
    words: both('từ chối tiếp nhận (02)', 'a refusal (02)'),
  },
  {
    ...{ key: 'kept', checks: /^status\.kept-/, excused: ['sender'] },
    words: both('từ chối trả lại (16)', 'a refusal to give back (16)'),
  },
  {
    ...{ key: 'status', checks: /^status\./, excused: ['sender'] },
    words: both('trạng thái 01, 03, 04, 05, 06', 'statuses 01, 03, 04, 05, 06'),
  },
  {
    ...{ key: 'zip', checks: /^attachment\.zip-/, mayLack: true },
    words: both('tệp đính kèm nén .zip', 'a .zip among the attachments'),
  },
  {
    ...{ key: 'scan', checks: /^attachment\.scan-/, mayLack: true },
    words: both('bản quét từ giấy', 'a scan of paper'),
  },
  {
    ...{ key: 'copy', checks: /^signature\.copy-/, mayLack: true },
    words: both('bản sao điện tử có chữ ký cơ quan', 'a sealed copy of a paper document'),
  },
  {
    ...{ key: 'packet-signature', checks: /^signature\.packet-/, mayLack: true },
    words: both('chữ ký của cả gói tin', 'a signature of the whole packet'),
  },
];

/** What a check has to be shown before it can say anything; undefined for one that the harness brings about. */
export function matterOf(check: string): CorpusMatter | undefined {
  return corpus.find(({ checks }) => checks.test(check));
}

/** What a system may say that it does not write. */
export const lackableKeys: readonly CorpusKey[] = corpus.flatMap(({ key, mayLack }) =>
  mayLack ? [key] : [],
);
