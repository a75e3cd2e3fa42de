import { type JournalEntry, statusCodes, urgencies } from '../journal.ts';

type Fields = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

const text: Test = (value) => typeof value === 'string' && value !== '';
const number: Test = (value) => typeof value === 'number' && Number.isFinite(value);
const count: Test = (value) => Number.isInteger(value) && Number(value) >= 0;
const texts: Test = (value) => Array.isArray(value) && value.every(text);
const kind: Test = (value) => value === 'document' || value === 'status';
const digest: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const oneOf =
  (words: readonly string[]): Test =>
  (value) =>
    words.some((each) => each === value);
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

const occasion = { t: number, vu: count, seg: text, n: maybe(count) };
const call = { ...occasion, answered: text, http: count, ms: number };

/** What each kind of line must have. */
const forms: Readonly<Record<JournalEntry['op'], Readonly<Record<string, Test>>>> = {
  sent: {
    ...call,
    ...{ doc: text, kind, from: text, to: texts, urgency: oneOf(urgencies) },
    ...{ responseFor: maybe(text), status: maybe(oneOf(statusCodes)), bytes: count },
    ...{ sha256: maybe(digest), docId: maybe(text) },
  },
  listed: { ...call, by: text, messagetype: oneOf(['edoc', 'status']), ids: texts },
  fetched: {
    ...call,
    ...{ by: text, docId: text, kind, doc: maybe(text), from: maybe(text), to: maybe(texts) },
    ...{ responseFor: maybe(text), status: maybe(text), sha256: maybe(digest), bytes: maybe(count) },
  },
  acknowledged: { ...call, by: text, docId: text },
  asked: { ...call, by: text, operation: text, bytes: count },
  drained: { ...occasion, by: text },
  dropped: { ...occasion, count },
  thrown: { ...occasion, act: text, why: text },
  crashed: occasion,
  closed: { ...occasion, lines: count },
};

const tests = new Map(Object.entries(forms).map(([op, form]) => [op, Object.entries(form)]));

/** A line as an entry, or why it is none, in words that name the field. */
export type LineReading =
  | { readonly ok: true; readonly entry: JournalEntry }
  | { readonly ok: false; readonly why: string };

/** Reads one line of a journal. */
export function parseLine(line: string): LineReading {
  const value = parseJson(line);
  if (!isFields(value)) return { ok: false, why: 'JSON' };
  const wanted = tests.get(String(value['op']));
  if (wanted === undefined) return { ok: false, why: 'op' };
  for (const [name, test] of wanted) if (!test(value[name])) return { ok: false, why: name };
  return isEntry(value) ? { ok: true, entry: value } : { ok: false, why: 'status' };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields have been looked at one by one; a status also says what it says, and of what. */
function isEntry(value: Fields): value is Fields & JournalEntry {
  const { op, kind: packet, status, answered, doc } = value;
  if (op === 'sent') return packet === 'document' || status !== undefined;
  if (op === 'fetched' && answered === 'OK' && doc !== undefined && packet === 'status') {
    return status !== undefined;
  }
  return true;
}
