import type { Bilingual } from '../../protocol/problems/entry.ts';

/** Why a run was stopped, where it is more than that somebody wanted it to. */
export class StopReason extends Error {
  readonly text: Bilingual;

  constructor(text: Bilingual) {
    super(text.en);
    this.name = 'StopReason';
    this.text = text;
  }
}

/** What is said of a scenario that a stop left unfinished. */
export function stopped({ reason }: AbortSignal): Bilingual {
  if (reason instanceof StopReason) return reason.text;
  return { vi: 'phiên chạy bị dừng giữa chừng', en: 'the run was stopped' };
}
