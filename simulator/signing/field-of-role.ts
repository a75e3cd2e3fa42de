import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { Stamp } from './graft-stamp.ts';
import type { OpenPdf } from './open-pdf.ts';
import {
  type FieldPlace,
  matrixFor,
  type NamedPlace,
  placeAt,
  placeInCorner,
  placeOverName,
  placeOverSignature,
} from './place-field.ts';
import type { FieldOrder } from './reserve-signature.ts';
import { fieldNamesOf, type SignedField, signedFieldsOf } from './signed-fields.ts';
import type { SigningOrder, SigningRole } from './signing-order.ts';
import { printedTime } from './signing-time.ts';
import { personStamp } from './stamps/person-stamp.ts';
import { sealStamp } from './stamps/seal-stamp.ts';
import { textStamp } from './stamps/text-stamp.ts';

type RoleOf<K extends SigningRole['kind']> = Extract<SigningRole, { readonly kind: K }>;
type DrawnField = FieldPlace & { readonly stamp: Stamp; readonly signer: string };

/** The field that a role asks for: its picture, its place, its name. `subject` is the certificate's own name. */
export async function fieldOf(
  pdf: OpenPdf,
  { role, at, reason, location }: SigningOrder,
  subject: string,
): Promise<Reading<Omit<FieldOrder, 'room'>>> {
  const drawn = await drawField(pdf, role, subject, at);
  if (!drawn.ok) return drawn;
  return read({
    ...drawn.value,
    name: freeName(pdf, role.kind),
    matrix: matrixFor(drawn.value.page),
    at,
    ...(reason === undefined ? {} : { reason }),
    ...(location === undefined ? {} : { location }),
  });
}

function drawField(
  pdf: OpenPdf,
  role: SigningRole,
  subject: string,
  at: number,
): Promise<Reading<DrawnField>> {
  switch (role.kind) {
    case 'person':
      return drawPerson(pdf, role, subject);
    case 'agency':
      return drawAgency(pdf, role, subject);
    case 'annex':
      return drawCorner(pdf, [`Số: ${role.code}`, timeLine(at)], subject);
    case 'copy':
      return drawCorner(pdf, [copyLine(role), role.body ?? subject, timeLine(at)], role.body ?? subject);
  }
}

async function drawPerson(
  pdf: OpenPdf,
  role: RoleOf<'person'>,
  subject: string,
): Promise<Reading<DrawnField>> {
  const sealed = signedFieldsOf(pdf).find(({ name }) => isAgencys(name));
  if (sealed !== undefined)
    return unread(problem('signing.agency-signed-already', 'pdf', { seen: sealed.name }));
  const name = role.name ?? subject;
  const stamp = await drawStamp(personStamp, name, role.picture);
  if (!stamp.ok) return stamp;
  const place = role.place
    ? placeNamed(pdf, role.place, stamp.value)
    : (placeOverName(pdf, name, role.title, sizeOf(stamp.value)) ?? name);
  return drawnAt(place, stamp.value, name);
}

async function drawAgency(
  pdf: OpenPdf,
  role: RoleOf<'agency'>,
  subject: string,
): Promise<Reading<DrawnField>> {
  const signed = signedFieldsOf(pdf);
  if (signed.length === 0 && role.alone === undefined) return unread(problem('signing.person-first', 'pdf'));
  const body = role.body ?? subject;
  const stamp = await drawStamp(sealStamp, body, role.picture);
  if (!stamp.ok) return stamp;
  if (role.place !== undefined) return drawnAt(placeNamed(pdf, role.place, stamp.value), stamp.value, body);
  const over = personsOf(signed).at(-1)?.seen;
  const place = over === undefined ? body : placeOverSignature(over, sizeOf(stamp.value));
  return drawnAt(place, stamp.value, body);
}

async function drawCorner(
  pdf: OpenPdf,
  lines: readonly string[],
  signer: string,
): Promise<Reading<DrawnField>> {
  const stamp = await textStamp(lines);
  return read({ ...placeInCorner(pdf, sizeOf(stamp)), stamp, signer });
}

/** A place, or the words for which there is none. */
function drawnAt(
  place: FieldPlace | Reading<FieldPlace> | string,
  stamp: Stamp,
  signer: string,
): Reading<DrawnField> {
  if (typeof place === 'string') return unread(problem('signing.place-not-found', 'pdf', { seen: place }));
  if (!('ok' in place)) return read({ ...place, stamp, signer });
  return place.ok ? read({ ...place.value, stamp, signer }) : place;
}

function placeNamed(pdf: OpenPdf, named: NamedPlace, stamp: Stamp): Reading<FieldPlace> {
  const place = placeAt(pdf, named, sizeOf(stamp));
  if (place !== undefined) return read(place);
  const seen = `${named.page}:${named.left},${named.top}`;
  return unread(problem('signing.place-outside', 'place', { seen }));
}

async function drawStamp(
  draw: (name: string, picture?: Uint8Array) => Promise<Stamp>,
  name: string,
  picture: Uint8Array | undefined,
): Promise<Reading<Stamp>> {
  if (picture === undefined) return read(await draw(name));
  try {
    return read(await draw(name, picture));
  } catch {
    return unread(problem('signing.picture-unreadable', 'picture'));
  }
}

/** Only the form's own size; a stamp carries its drawing too. */
function sizeOf({ width, height }: Stamp): { readonly width: number; readonly height: number } {
  return { width, height };
}

function copyLine({ form }: RoleOf<'copy'>): string {
  return `${form.charAt(0)}${form.slice(1).toLocaleLowerCase('vi')}`;
}

function timeLine(at: number): string {
  return `Thời gian ký: ${printedTime(at)}`;
}

/** Signatures that a seal goes over: those of persons, or whatever another tool calls its fields. */
function personsOf(fields: readonly SignedField[]): readonly SignedField[] {
  return fields.filter(({ name, seen }) => seen !== undefined && !isAgencys(name));
}

function isAgencys(name: string): boolean {
  return /^(agency|annex|copy)-\d+$/.test(name);
}

function freeName(pdf: OpenPdf, kind: SigningRole['kind']): string {
  const taken = fieldNamesOf(pdf);
  let count = 1;
  while (taken.has(`${kind}-${count}`)) count += 1;
  return `${kind}-${count}`;
}
