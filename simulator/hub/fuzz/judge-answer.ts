import type { FuzzFinding } from './report.ts';

/** What an answer came to. */
export interface AnswerVerdict {
  readonly accepted: boolean;
  /** Identifiers that it handed out. */
  readonly ids: readonly string[];
  readonly wrong: Pick<FuzzFinding, 'rule' | 'detail'> | undefined;
}

const systemError = '20';

/** Every answer is JSON in ASCII that says OK or FAIL, or (`downloadEdoc`) a packet; none tells of a failure inside. */
export function judgeAnswer(body: Buffer, contentType: string): AnswerVerdict {
  if (!contentType.startsWith('application/json')) return { accepted: true, ids: [], wrong: undefined };
  const text = body.toString('latin1');
  const bad = (detail: string): AnswerVerdict => ({
    accepted: false,
    ids: [],
    wrong: { rule: 'bad-answer', detail: `${detail}: ${text.slice(0, 300)}` },
  });
  if (/[^\x20-\x7e]/.test(text)) return bad('not ASCII');
  const json = parsed(text);
  if (json === undefined) return bad('no JSON object');
  const { status, ErrorCode, ErrorDesc, DocId, data } = json;
  if (status !== 'OK' && status !== 'FAIL') return bad('neither OK nor FAIL');
  if (typeof ErrorCode !== 'string' || typeof ErrorDesc !== 'string' || ErrorDesc === '')
    return bad('no reason');
  if (ErrorCode === systemError) return bad('a failure of the hub itself');
  if ((status === 'OK') !== (ErrorCode === '0')) return bad('status and ErrorCode differ');
  return { accepted: status === 'OK', ids: [...idOf(DocId), ...idsIn(data)], wrong: undefined };
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function idOf(value: unknown): readonly string[] {
  return typeof value === 'string' && value !== '' ? [value] : [];
}

function idsIn(data: unknown): readonly string[] {
  if (!Array.isArray(data)) return [];
  return data
    .slice(0, 5)
    .flatMap((row: unknown) =>
      typeof row === 'object' && row !== null && 'docId' in row ? idOf(row.docId) : [],
    );
}
