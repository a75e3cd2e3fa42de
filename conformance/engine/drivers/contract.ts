import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { DriverAction, DriverOutcome } from '../driver.ts';

/** What a driver outside of this process is asked, as one JSON object. */
export interface Question {
  readonly id: number;
  readonly action: DriverAction;
  readonly words: Bilingual;
}

/** The JSON of a question. */
export function writeQuestion({ id, action, words }: Question): string {
  return JSON.stringify({ id, ...action, words });
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
