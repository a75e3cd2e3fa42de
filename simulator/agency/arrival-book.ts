import { localDate } from '../../protocol/calendar/local-time.ts';
import type { Party, TraceHeader } from '../../protocol/edxml/packet.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { NodeParts, ServedAgency } from './node.ts';
import type { ArrivalChannel, PaperArrival } from './node-records.ts';
import type { NodeStore } from './node-store.ts';

/**
 * One line of the year's book of incoming documents (*sổ đăng ký văn bản đến*), with what a records system holds
 * of each (MET-12). Days are those of Vietnam.
 */
export interface ArrivalLine {
  readonly arrivalNumber: number;
  readonly arrivedAt: Instant;
  readonly channel: ArrivalChannel | 'paper';
  /** Name of the issuing body, or its code where the packet gave no name. */
  readonly from: string;
  readonly code: string;
  readonly promulgationDate: string;
  readonly subject: string;
  /** None for what came on paper. */
  readonly documentId?: string;
  readonly dueDate?: string;
  readonly toPlaces: readonly string[];
  readonly trace: readonly TraceHeader[];
}

type Books = Pick<NodeStore, 'received' | 'paper'>;

/** The book of one agency for a year, by number. */
export function exportArrivals(
  store: Books,
  agency: Pick<ServedAgency, 'codes'>,
  year: number,
): readonly ArrivalLine[] {
  const electronic = store.received().map((each): ArrivalLine & { readonly to: string } => ({
    ...each,
    from: nameOf(each.from),
    toPlaces: each.toPlaces ?? [],
    trace: each.trace ?? [],
  }));
  const paper = store
    .paper()
    .map((each) => ({ ...each, channel: 'paper' as const, toPlaces: [], trace: [] }));
  return [...electronic, ...paper]
    .filter(({ to, arrivedAt }) => agency.codes.includes(to) && yearOf(arrivedAt) === year)
    .map(lineOf)
    .toSorted((one, other) => one.arrivalNumber - other.arrivalNumber);
}

/** MET-13: numbers run from 1 without a gap or a repeat. Problems: each line that does not follow the one before. */
export function checkNumbers(lines: readonly Pick<ArrivalLine, 'arrivalNumber'>[]): readonly Problem[] {
  return lines.flatMap(({ arrivalNumber }, index) => {
    const before = lines[index - 1]?.arrivalNumber ?? 0;
    if (arrivalNumber === before + 1) return [];
    const detail = { seen: String(arrivalNumber), expected: String(before + 1) };
    return [problem('agency.arrival-number-wrong', `lines[${index + 1}]`, detail)];
  });
}

/** The number that the next document of an agency gets: one series a year, for packets and paper (MET-13). */
export function nextArrivalNumber(
  store: Pick<NodeStore, 'lastArrivalNumber'>,
  { codes }: Pick<ServedAgency, 'codes'>,
  at: Instant,
): number {
  const year = yearOf(at);
  return Math.max(0, ...codes.map((code) => store.lastArrivalNumber(code, year))) + 1;
}

/** Enters a document that came on paper. Problems: the agency is not served here. */
export async function registerPaper(
  { store, agencies, ports }: Pick<NodeParts, 'store' | 'agencies' | 'ports'>,
  letter: Omit<PaperArrival, 'arrivalNumber' | 'arrivedAt'>,
): Promise<Reading<PaperArrival>> {
  const agency = agencies.find(({ codes }) => codes.includes(letter.to));
  if (agency === undefined) return unread(problem('hub.receiver-unknown', 'to', { seen: letter.to }));
  const arrivedAt = ports.clock.now();
  const record = { ...letter, arrivedAt, arrivalNumber: nextArrivalNumber(store, agency, arrivedAt) };
  await store.putAll([{ register: 'paper', record }]);
  return read(record);
}

function lineOf(line: ArrivalLine): ArrivalLine {
  const { arrivalNumber, arrivedAt, channel, from, code, promulgationDate, subject, toPlaces, trace } = line;
  const { documentId, dueDate } = line;
  return {
    ...{ arrivalNumber, arrivedAt, channel, from, code, promulgationDate, subject },
    ...(documentId === undefined ? {} : { documentId }),
    ...(dueDate === undefined ? {} : { dueDate }),
    ...{ toPlaces, trace },
  };
}

function nameOf({ organName, organId }: Party): string {
  return organName ?? organId;
}

function yearOf(at: Instant): number {
  return localDate(at).year;
}
