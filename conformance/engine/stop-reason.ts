import type { Bilingual } from '../../protocol/problems/entry.ts';

/** Why a run was stopped, where it is more than that somebody wanted it to. */
export class StopReason extends Error {
  readonly text: Bilingual;
  /** What was asked on this day had no answer: on another it is asked again, not told from memory. */
  readonly asksAgain: boolean;

  constructor(text: Bilingual, { asksAgain = false }: { readonly asksAgain?: boolean } = {}) {
    super(text.en);
    this.name = 'StopReason';
    this.text = text;
    this.asksAgain = asksAgain;
  }
}

/** True where what was asked on this day had no answer. */
export function asksAgain({ reason }: AbortSignal): boolean {
  return reason instanceof StopReason && reason.asksAgain;
}

/** What is said of a scenario that a stop left unfinished. */
export function stopped({ reason }: AbortSignal): Bilingual {
  if (reason instanceof StopReason) return reason.text;
  return { vi: 'phiên chạy bị dừng giữa chừng', en: 'the run was stopped' };
}
