import { PdfFault } from '../../pdf/fault.ts';
import type { PdfFile, PdfView } from '../../pdf/file.ts';
import { type FormField, formFields } from '../../pdf/form.ts';
import { limits } from '../../pdf/limits.ts';
import { as, emptyDict, nameOf, type PdfDict, type PdfValue } from '../../pdf/value.ts';

/** A signature value, with the fields that show it. */
export interface FoundSignature {
  readonly field: FormField;
  readonly value: PdfDict;
  /** The view in which it was first seen. */
  readonly view: PdfView;
  /** Names of all fields that had this value at once, one where all is well. */
  readonly fields: readonly string[];
  /** Those beside the first: what they show is shown by this signature too. */
  readonly sharing: readonly FormField[];
}

export interface FoundSignatures {
  readonly signatures: readonly FoundSignature[];
  readonly emptyFields: readonly string[];
}

/**
 * Every signature value that any revision showed, in the order in which they came: one that a later update
 * took away is judged too.
 */
export function findSignatures(file: PdfFile): FoundSignatures {
  const found = new Map<string, Collected>();
  let count = 0;
  for (const { index } of file.revisions) {
    const view = file.revisionAt(index);
    const fields = formFields(view);
    count += fields.length;
    if (count > limits.fields) throw new PdfFault('pdf.limit', undefined, 'fields');
    for (const field of fields.filter((each) => isSignature(view, each))) {
      const { value } = field;
      if (value === undefined) continue;
      const key = keyOf(view, value, field.name);
      const known = found.get(key);
      if (known === undefined) found.set(key, collected(view, field, value));
      else addSharing(known, field);
    }
  }
  if (found.size > limits.signatures) throw new PdfFault('pdf.limit', undefined, 'signatures');
  const last = formFields(file.last).filter((each) => isSignature(file.last, each));
  const emptyFields = last.filter(({ value }) => value === undefined);
  const signatures = [...found.values()].map(({ seen: _, ...each }) => each);
  return { signatures, emptyFields: emptyFields.map(({ name }) => name) };
}

interface Collected extends FoundSignature {
  readonly fields: string[];
  readonly sharing: FormField[];
  /** Fields that are known already: each stands in every later revision too. */
  readonly seen: Set<string>;
}

function collected(view: PdfView, field: FormField, value: PdfValue): Collected {
  const dict = view.dict(value) ?? emptyDict;
  return { field, value: dict, view, fields: [field.name], sharing: [], seen: new Set([identityOf(field)]) };
}

function addSharing({ fields, sharing, seen }: Collected, field: FormField): void {
  const identity = identityOf(field);
  if (seen.has(identity)) return;
  seen.add(identity);
  fields.push(field.name);
  sharing.push(field);
}

/** Two fields of one name are two. */
function identityOf({ num, name }: FormField): string {
  return num === undefined ? `in ${name}` : `${num}`;
}

function isSignature(view: PdfView, { type, value }: FormField): boolean {
  return type === 'Sig' || looksSigned(view, value);
}

/** A value that is a signature makes its field one, whatever type that field says it has. */
function looksSigned(view: PdfView, value: PdfValue | undefined): boolean {
  const dict = as('dict', view.resolve(value));
  const type = nameOf(dict?.entries.get('Type'));
  return type === 'Sig' || type === 'DocTimeStamp' || dict?.entries.has('ByteRange') === true;
}

/** The same value read twice is one signature; the place of its contents tells. */
function keyOf(view: PdfView, value: PdfValue, field: string): string {
  const contents = as('string', view.dict(value)?.entries.get('Contents'));
  if (contents?.span !== undefined) return `${contents.span.start}`;
  const ref = as('ref', value);
  return ref === undefined ? `in ${field}` : `${ref.num} ${JSON.stringify(view.entry(ref.num))}`;
}
