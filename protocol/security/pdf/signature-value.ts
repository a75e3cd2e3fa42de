import { type PdfDate, parsePdfDate } from '../../pdf/date.ts';
import type { PdfView } from '../../pdf/file.ts';
import { textOf } from '../../pdf/text-string.ts';
import { as, dictOf, nameOf, type PdfDict, type PdfString, type PdfValue, wholeOf } from '../../pdf/value.ts';
import type { Certification } from './pdf-verdict.ts';

/** Which fields a signature or a field locks (ISO 32000-2 tables 236 and 259). */
export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

/** What a signature dictionary says. Nothing in it has been verified. */
export interface SignatureClaims {
  readonly type?: string;
  readonly filter?: string;
  readonly subFilter?: string;
  readonly claimed?: PdfDate;
  /** `/M` as text when it is no date. */
  readonly oddTime?: string;
  readonly name?: string;
  readonly reason?: string;
  readonly location?: string;
  readonly certification?: Certification;
  readonly locks: readonly FieldLock[];
}

/** The parts of a signature dictionary that its bytes are checked by, as they stand. */
export interface SignatureBytes {
  readonly byteRange: PdfValue | undefined;
  readonly contents: PdfString | undefined;
  /** True when `/Contents` or `/ByteRange` is a reference, or what it holds is. */
  readonly isIndirect: boolean;
}

export function signatureBytesOf(dict: PdfDict): SignatureBytes {
  const [range, contents] = [dict.entries.get('ByteRange'), dict.entries.get('Contents')];
  const parts = [range, contents, ...(as('array', range)?.items ?? [])];
  return {
    byteRange: range,
    contents: as('string', contents),
    isIndirect: parts.some((part) => as('ref', part) !== undefined),
  };
}

/** Reads what the dictionary claims. */
export function claimsOf(view: PdfView, dict: PdfDict, field: PdfDict): SignatureClaims {
  const resolved = (key: string) => view.resolve(dict.entries.get(key));
  const time = textOf(resolved('M'));
  const claimed = time === undefined ? undefined : parsePdfDate(time);
  const texts = { name: textOf(resolved('Name')), reason: textOf(resolved('Reason')) };
  const references = view.array(dict.entries.get('Reference'))?.items ?? [];
  const transforms = references.map((each) => transformOf(view, each));
  const certification = transforms.find((each) => each.method === 'DocMDP');
  return defined({
    type: nameOf(resolved('Type')),
    filter: nameOf(resolved('Filter')),
    subFilter: nameOf(resolved('SubFilter')),
    claimed,
    oddTime: claimed === undefined ? time : undefined,
    ...texts,
    location: textOf(resolved('Location')),
    certification:
      certificationOf(certification?.parameters, certification !== undefined) ?? lockPermission(view, field),
    locks: [
      ...transforms.flatMap(({ method, parameters }) =>
        method === 'FieldMDP' ? lockOf(view, parameters) : [],
      ),
      ...lockOf(view, view.dict(field.entries.get('Lock'))),
    ],
  });
}

function transformOf(view: PdfView, value: PdfValue) {
  const reference = view.dict(value);
  return {
    method: nameOf(view.resolve(reference?.entries.get('TransformMethod'))),
    parameters: dictOf(view.resolve(reference?.entries.get('TransformParams'))),
  };
}

/** DocMDP without a readable `P` means 2 (ISO 32000-2 table 257). */
function certificationOf(parameters: PdfDict | undefined, isThere: boolean): Certification | undefined {
  if (!isThere) return undefined;
  const level = wholeOf(parameters?.entries.get('P'));
  return level === 1 || level === 3 ? level : 2;
}

/** PDF 2.0 lets the lock of a field narrow what may be done to the whole document. */
function lockPermission(view: PdfView, field: PdfDict): Certification | undefined {
  const level = wholeOf(view.resolve(view.dict(field.entries.get('Lock'))?.entries.get('P')));
  return level === 1 || level === 2 || level === 3 ? level : undefined;
}

function lockOf(view: PdfView, dict: PdfDict | undefined): readonly FieldLock[] {
  const action = nameOf(view.resolve(dict?.entries.get('Action')));
  if (action !== 'All' && action !== 'Include' && action !== 'Exclude') return [];
  const names = view.array(dict?.entries.get('Fields'))?.items ?? [];
  return [{ action, fields: names.flatMap((name) => textOf(view.resolve(name)) ?? []) }];
}

/** True when a lock holds this field, or a parent of it. */
export function isLocked(lock: FieldLock, field: string): boolean {
  const isNamed = lock.fields.some((name) => field === name || field.startsWith(`${name}.`));
  if (lock.action === 'All') return true;
  return lock.action === 'Include' ? isNamed : !isNamed;
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out keys without a value. */
function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
