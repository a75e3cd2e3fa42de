import { differingKeys, equal } from '../../../pdf/equal.ts';
import { PdfFault } from '../../../pdf/fault.ts';
import { limits } from '../../../pdf/limits.ts';
import { textOf } from '../../../pdf/text-string.ts';
import { nameOf, type PdfDict, type PdfValue } from '../../../pdf/value.ts';
import type { PdfProblemCode } from '../../../problems/pdf-signature.ts';
import { addField } from './add-field.ts';
import { claim, isTimeStamp, numOf, permit, refuse, type Step } from './step.ts';

/** What a field has from above. */
export interface FieldPlace {
  readonly name: string;
  readonly type: string | undefined;
  /** True below a signature field that this update signs. */
  readonly isBeingSigned: boolean;
  readonly depth: number;
  /** Number of the object above. */
  readonly num?: number | undefined;
}

const root: FieldPlace = { name: '', type: undefined, isBeingSigned: false, depth: 0 };

/** Fields stay; new ones may only be for signatures. */
export function compareFields(
  step: Step,
  old: PdfValue | undefined,
  now: PdfValue | undefined,
  holder: number | undefined,
): void {
  compareList(step, { old, now, holder, role: 'Fields' }, root);
}

/** A list of fields, before and after, and the object that it belongs to. */
interface FieldList {
  readonly old: PdfValue | undefined;
  readonly now: PdfValue | undefined;
  readonly holder: number | undefined;
  readonly role: 'Fields' | 'Kids';
}

function compareList(step: Step, list: FieldList, place: FieldPlace): void {
  if (place.depth > limits.depth) throw new PdfFault('pdf.limit', undefined, 'fields');
  const { role, holder } = list;
  claim(step, numOf(list.now), [role], holder);
  const old = step.before.array(list.old)?.items ?? [];
  const now = step.after.array(list.now)?.items ?? [];
  // Fields are objects (ISO 32000-2 §12.7.4.1): what is written inside a list may not differ at all.
  const isPlain = [...old, ...now].every((item) => numOf(item) !== undefined);
  if (!isPlain && !equal(step.before.array(list.old), step.after.array(list.now))) {
    refuse(step, 'pdf.form-changed', place.name === '' ? role : `${place.name}/${role}`);
  }
  const [before, present] = [numbersOf(old), numbersOf(now)];
  for (const item of old) {
    const isKept = present.has(numOf(item) ?? -1);
    if (isPlain && !isKept) refuse(step, 'pdf.field-removed', nameBelow(step.before.dict(item), place));
  }
  for (const item of now) {
    if (!isPlain || before.has(numOf(item) ?? -1)) compareField(step, item, place);
    else addField(step, item, place);
  }
}

function numbersOf(items: readonly PdfValue[]): ReadonlySet<number> {
  return new Set(items.flatMap((item) => numOf(item) ?? []));
}

/** A name as it would be printed; a widget has its field's. */
export function nameBelow(dict: PdfDict | undefined, { name }: FieldPlace): string {
  const own = textOf(dict?.entries.get('T'));
  if (own === undefined) return name;
  return name === '' ? own : `${name}.${own}`;
}

function compareField(step: Step, item: PdfValue, place: FieldPlace): void {
  const [old, now] = [step.before.dict(item), step.after.dict(item)];
  if (old === undefined || now === undefined) return;
  const type = nameOf(step.after.resolve(now.entries.get('FT'))) ?? place.type;
  const isSigned = isField(now, place) ? !hasValue(old) && hasValue(now) : place.isBeingSigned;
  const isBeingSigned = type === 'Sig' && isSigned;
  const num = numOf(item);
  const here = { name: nameBelow(now, place), type, isBeingSigned, depth: place.depth + 1, num };
  if (num !== undefined && step.changed.has(num)) {
    for (const key of differingKeys(old, now)) {
      const code = codeForKey(key, here, { old, now });
      if (code !== undefined) refuse(step, code, `${here.name}/${key}`);
    }
    if (isBeingSigned) noteSignature(step, now, here.name, num);
    claim(step, num, fieldRoles);
  }
  if (old.entries.has('Kids') || now.entries.has('Kids')) {
    const [before, after] = [old.entries.get('Kids'), now.entries.get('Kids')];
    compareList(step, { old: before, now: after, holder: num, role: 'Kids' }, here);
  }
}

/** What stands below a field without a name of its own is a widget of it, whose value nobody looks at. */
export function isField(dict: PdfDict, { depth }: FieldPlace): boolean {
  return depth === 0 || dict.entries.has('T');
}

function hasValue(dict: PdfDict): boolean {
  return (dict.entries.get('V') ?? null) !== null;
}

/**
 * Keys under which a document may refer to a field. Under others it could be a table of names, where `F` or `Kids`
 * is the name of a picture.
 */
const fieldRoles = ['Fields', 'Kids', 'Annots', 'Parent', 'Obj', 'CO'];

/** What the signature of a field that was there before may bring. */
const signingKeys = ['V', 'AP', 'MK', 'DA', 'F', 'P', 'M', 'Border', 'BS'];

function codeForKey(
  key: string,
  place: FieldPlace,
  { old, now }: { readonly old: PdfDict; readonly now: PdfDict },
): PdfProblemCode | undefined {
  if (key === 'Kids') return undefined;
  if (key === 'A' || key === 'AA') return 'pdf.action-added';
  // A name under /P would be the policy of a group of layers.
  const isOdd = key === 'P' && numOf(now.entries.get(key)) === undefined;
  if (place.isBeingSigned && signingKeys.includes(key) && !isOdd) return undefined;
  if (key === 'V' && place.type === 'Sig' && hasValue(old)) return 'pdf.signature-replaced';
  return key === 'AP' || key === 'MK' || key === 'Rect' ? 'pdf.appearance-changed' : 'pdf.field-changed';
}

/** The value is a new object, so that nothing that was there before is taken for it. */
export function noteSignature(step: Step, field: PdfDict, name: string, num: number): void {
  step.newWidgets.set(num, name);
  const value = field.entries.get('V');
  if (value === undefined) return;
  const ref = numOf(value);
  if (ref !== undefined && !step.added.has(ref)) refuse(step, 'pdf.signature-shared', name);
  permit(step, isTimeStamp(step, value) ? 'time-stamp' : 'signature', name);
}
