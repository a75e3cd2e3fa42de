import type { JournalEntry } from '../journal.ts';
import type { RuleName } from './finding.ts';

/** One line of an honest journal, tampered with, and the rules that may say so. */
export interface Tampering {
  readonly name: string;
  readonly rule: RuleName;
  /** Other lines in the place of one; nothing when this line cannot be tampered with in this way. */
  readonly change: (entry: JournalEntry, all: readonly JournalEntry[]) => readonly JournalEntry[] | undefined;
}

const isFirstFetch = (entry: JournalEntry, all: readonly JournalEntry[]) =>
  entry.op === 'fetched' &&
  entry.answered === 'OK' &&
  all.filter((each) => each.op === 'fetched' && each.docId === entry.docId && each.answered === 'OK')
    .length === 1;

/** The packet of a fetched copy was answered OK to its sender. */
const isAccepted = (entry: JournalEntry, all: readonly JournalEntry[]) =>
  all.some((each) => isSendOf(each, entry) && each.op === 'sent' && each.answered === 'OK');

const fetchedAs = (kind: 'document' | 'status') => (entry: JournalEntry, all: readonly JournalEntry[]) =>
  entry.op === 'fetched' && entry.kind === kind && isFirstFetch(entry, all) && isAccepted(entry, all);

const onlySent = (entry: JournalEntry, all: readonly JournalEntry[]) =>
  entry.op === 'sent' && entry.answered === 'OK' && isSentOnce(entry, all);

const dropAs = (kind: 'document' | 'status') => (entry: JournalEntry, all: readonly JournalEntry[]) =>
  fetchedAs(kind)(entry, all) ? [] : undefined;

/** The packet of a fetched copy was sent once only: a status that is said again may well come again. */
const isSentOnce = (entry: JournalEntry, all: readonly JournalEntry[]) =>
  'doc' in entry && 'from' in entry && all.filter((each) => isSendOf(each, entry)).length === 1;

const isSendOf = (each: JournalEntry, entry: JournalEntry) =>
  each.op === 'sent' &&
  'doc' in entry &&
  each.doc === entry.doc &&
  'from' in entry &&
  each.from === entry.from &&
  each.status === ('status' in entry ? entry.status : undefined);

const doubleAs = (kind: 'document' | 'status') => (entry: JournalEntry, all: readonly JournalEntry[]) =>
  fetchedAs(kind)(entry, all) && entry.op === 'fetched' && (kind === 'document' || isSentOnce(entry, all))
    ? [entry, { ...entry, docId: `${entry.docId}-again`, t: entry.t + 1 }]
    : undefined;

/** SHA-256 of no text: what a client notes of a packet in which it finds no attachment. */
const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Every way to tamper with one line that a rule must find. */
export const tamperings: readonly Tampering[] = [
  { name: 'a document that was never fetched', rule: 'lost', change: dropAs('document') },
  { name: 'a status that was never fetched', rule: 'status-lost', change: dropAs('status') },
  { name: 'a document that came as two copies', rule: 'twice', change: doubleAs('document') },
  { name: 'a status that came as two copies', rule: 'status-twice', change: doubleAs('status') },
  {
    name: 'a copy that somebody else got',
    rule: 'stranger',
    change: (entry, all) =>
      fetchedAs('document')(entry, all) && entry.op === 'fetched'
        ? [{ ...entry, by: 'stranger' }]
        : undefined,
  },
  {
    name: 'a document with another attachment',
    rule: 'foreign-content',
    change: (entry, all) =>
      fetchedAs('document')(entry, all) && entry.op === 'fetched'
        ? [{ ...entry, sha256: 'f'.repeat(64) }]
        : undefined,
  },
  {
    name: 'a document without its attachment',
    rule: 'foreign-content',
    change: (entry, all) =>
      fetchedAs('document')(entry, all) && entry.op === 'fetched'
        ? [{ ...entry, bytes: 500, sha256: hashOfNothing }]
        : undefined,
  },
  {
    name: 'a packet that nobody sent',
    rule: 'unsent',
    change: (entry, all) => (onlySent(entry, all) ? [] : undefined),
  },
  {
    name: 'a refusal of what was delivered',
    rule: 'refused-yet-delivered',
    change: (entry, all) =>
      onlySent(entry, all) && entry.op === 'sent' ? [{ ...entry, answered: '-1' }] : undefined,
  },
  {
    name: 'a list with its rows the other way round',
    rule: 'order',
    change: (entry, all) =>
      entry.op === 'listed' && entry.messagetype === 'edoc' && urgenciesIn(entry.ids, all).length > 1
        ? [{ ...entry, ids: entry.ids.toReversed() }]
        : undefined,
  },
  {
    name: 'a list that shows a copy after its end',
    rule: 'twice',
    change: (entry, all) => {
      if (entry.op !== 'listed' || entry.answered !== 'OK' || entry.messagetype !== 'edoc') return undefined;
      const ended = all.find(
        (each) =>
          each.op === 'acknowledged' &&
          each.by === entry.by &&
          each.answered === 'OK' &&
          each.t < entry.t - 10 &&
          isDocumentCopy(each.docId, all),
      );
      return ended?.op === 'acknowledged' ? [{ ...entry, ids: [...entry.ids, ended.docId] }] : undefined;
    },
  },
  {
    name: 'a list with one row twice',
    rule: 'twice',
    change: (entry) =>
      entry.op === 'listed' && entry.messagetype === 'edoc' && entry.ids.length > 0
        ? [{ ...entry, ids: [...entry.ids, entry.ids.at(-1) ?? ''] }]
        : undefined,
  },
  {
    name: 'an acknowledgement that nobody made',
    rule: 'unacknowledged',
    change: (entry, all) =>
      entry.op === 'acknowledged' &&
      all.filter((each) => each.op === 'acknowledged' && each.docId === entry.docId).length === 1
        ? []
        : undefined,
  },
  {
    name: 'a copy that was refused each time',
    rule: 'unfetchable',
    change: (entry, all) =>
      fetchedAs('document')(entry, all) && entry.op === 'fetched'
        ? [0, 1, 2].map((time) => refusedFetch(entry, time))
        : undefined,
  },
  {
    name: 'a page of HTML',
    rule: 'html',
    change: (entry) =>
      'answered' in entry && entry.answered === 'nothing' ? [{ ...entry, answered: 'html' }] : undefined,
  },
  {
    name: 'a receiver whose list was not seen empty',
    rule: 'unfinished',
    change: (entry, all) =>
      entry.op === 'drained' &&
      all.some((each) => each.op === 'fetched' && each.by === entry.by && isAccepted(each, all))
        ? []
        : undefined,
  },
  {
    name: 'iterations that could not start',
    rule: 'dropped',
    change: (entry) =>
      entry.op === 'drained'
        ? [entry, { op: 'dropped', count: 3, t: entry.t, vu: 0, seg: '0:1' }]
        : undefined,
  },
  {
    name: 'an iteration that ended in an error',
    rule: 'thrown',
    change: (entry) =>
      entry.op === 'drained'
        ? [entry, { op: 'thrown', act: 'big', why: 'Error: no', t: entry.t, vu: 3, seg: '0:1' }]
        : undefined,
  },
  {
    name: 'one line twice',
    rule: 'gap',
    change: (entry, all) => (isFirstFetch(entry, all) || onlySent(entry, all) ? [entry, entry] : undefined),
  },
  {
    name: 'a list that is missing',
    rule: 'gap',
    change: (entry, all) =>
      entry.op === 'listed' &&
      entry.ids.some(
        (id) => all.filter((each) => each.op === 'listed' && each.ids.includes(id)).length === 1,
      ) &&
      entry.ids.every((id) =>
        all.some((each) => each.op === 'fetched' && each.docId === id && each.answered === 'OK'),
      )
        ? []
        : undefined,
  },
];

/** The same question, some time later, and no for an answer. */
function refusedFetch(
  { op, by, docId, kind, t, vu, seg, http, ms }: Extract<JournalEntry, { op: 'fetched' }>,
  time: number,
): JournalEntry {
  return { op, by, docId, kind, vu, seg, http, ms, t: t + time, answered: '-1' };
}

function urgenciesIn(ids: readonly string[], all: readonly JournalEntry[]): readonly string[] {
  const docs = all.flatMap((each) =>
    each.op === 'fetched' && each.doc !== undefined && ids.includes(each.docId) ? [each.doc] : [],
  );
  const found = all.flatMap((each) =>
    each.op === 'sent' && each.kind === 'document' && docs.includes(each.doc) ? [each.urgency] : [],
  );
  return [...new Set(found)];
}

function isDocumentCopy(id: string, all: readonly JournalEntry[]): boolean {
  return all.some((each) => each.op === 'fetched' && each.docId === id && each.kind === 'document');
}
