import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { Asking, DriverAction, DriverOutcome, Inquiry, InquiryQuestion } from '../driver.ts';

/** What a driver outside of this process is asked, as one JSON object. */
export interface Question {
  readonly id: number;
  readonly action: DriverAction | { readonly action: 'inquire'; readonly requirement: string };
  readonly words: Bilingual;
  readonly asking: Pick<Asking, 'key' | 'now'>;
}

/** The JSON of a question. */
export function writeQuestion({ id, action, words, asking }: Question): string {
  return JSON.stringify({ id, key: asking.key, now: new Date(asking.now).toISOString(), ...action, words });
}

/** Asks for one answer: what a transport of questions can do. Rejects never; what goes wrong is `failed`. */
export type AskOutside = (question: Omit<Question, 'id'>, signal: AbortSignal) => Promise<OutsideAnswer>;

/** A question's own id, and the text that came back; or why none came. */
export type OutsideAnswer = { readonly id: number; readonly text: string } | { readonly failed: string };

/** What a driver does with questions, whatever carries them. */
export function askingOver(ask: AskOutside) {
  return {
    async perform(action: DriverAction, words: Bilingual, asking: Asking): Promise<DriverOutcome> {
      const answer = await ask({ action, words, asking }, asking.signal);
      return 'failed' in answer ? failed(answer.failed) : readAnswer(answer.text, answer.id);
    },
    async inquire({ requirement, words }: InquiryQuestion, asking: Asking): Promise<Inquiry | undefined> {
      const answer = await ask({ action: { action: 'inquire', requirement }, words, asking }, asking.signal);
      return 'failed' in answer ? undefined : readInquiry(answer.text, answer.id);
    },
  };
}

/** Reads what a person answered: `done` is yes, `refused` no; nothing where nobody says who he is. */
export function readInquiry(text: string, id: number): Inquiry | undefined {
  const given = parse(text);
  if (given === undefined || given['id'] !== id) return undefined;
  const { outcome, by, text: said, why } = given;
  if (typeof by !== 'string' || by.trim() === '') return undefined;
  if (outcome !== 'done' && outcome !== 'refused') return undefined;
  const words = outcome === 'done' ? said : (why ?? said);
  return { by, text: typeof words === 'string' ? words : '', holds: outcome === 'done' };
}

/**
 * Reads an answer. Whatever is no answer is the driver's failure and never the system's: `failed` with what was
 * wrong.
 */
export function readAnswer(text: string, id: number): DriverOutcome {
  const given = parse(text);
  if (given === undefined) return failed(`not JSON: ${shortened(text)}`);
  if (given['id'] !== id) return failed(`id ${String(given['id'])}, not ${id}`);
  const { outcome, why, documentId, file, shown } = given;
  switch (outcome) {
    case 'done':
      return {
        outcome,
        ...(typeof documentId === 'string' ? { documentId } : {}),
        ...(typeof file === 'string' ? { file: Buffer.from(file, 'base64') } : {}),
        ...(isTexts(shown) ? { shown } : {}),
      };
    case 'not-offered':
      return { outcome };
    case 'refused':
    case 'failed':
      return { outcome, why: typeof why === 'string' ? why : '' };
    default:
      return failed(`outcome ${shortened(String(outcome))}`);
  }
}

/** The driver could not act; `why` is in its own words, and blames the harness, not the system. */
export function failed(why: string): DriverOutcome {
  return { outcome: 'failed', why };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'string')
  );
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
