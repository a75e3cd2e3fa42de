import type { Bilingual } from '../../protocol/problems/entry.ts';

/** What a system under test is asked to do, through whatever drives it. */
export type DriverAction =
  | {
      readonly action: 'send-document';
      /** Codes of the receivers. */
      readonly to: readonly string[];
      readonly subject: string;
      readonly urgent: boolean;
      readonly annexes: number;
      /** Day by which an answer is wanted, `yyyy/MM/dd`. */
      readonly dueDate?: string;
    }
  | { readonly action: 'recall-document'; readonly documentId: string; readonly reason: string }
  | { readonly action: 'update-document'; readonly documentId: string; readonly reason: string }
  | { readonly action: 'replace-document'; readonly documentId: string; readonly reason: string }
  | { readonly action: 'take-back-document'; readonly documentId: string; readonly reason: string }
  | { readonly action: 'fetch' }
  | { readonly action: 'accept-document'; readonly documentId: string }
  | { readonly action: 'refuse-document'; readonly documentId: string; readonly reason: string }
  | { readonly action: 'report-status'; readonly documentId: string; readonly statusCode: '04' | '05' | '06' }
  | { readonly action: 'export-document'; readonly documentId: string }
  | { readonly action: 'synchronise-directory' };

/** What became of it, as far as the driver can tell. What counts is what is then seen on the wire. */
export type DriverOutcome =
  | { readonly outcome: 'done'; readonly documentId?: string; readonly file?: Uint8Array }
  /** The system refused to, which some checks want. */
  | { readonly outcome: 'refused'; readonly why: string }
  /** The system has no such function. */
  | { readonly outcome: 'not-offered' }
  /** The driver itself failed: the harness's trouble, never the system's. */
  | { readonly outcome: 'failed'; readonly why: string };

/** Makes a system under test act: a person with prompts, a webhook, a command, or the built-in reference peer. */
export interface Driver {
  readonly name: string;
  /** True when the clock of the system follows the clock of the run. */
  readonly followsClock: boolean;
  perform(action: DriverAction, words: Bilingual, signal: AbortSignal): Promise<DriverOutcome>;
  close(): Promise<void>;
}
