import { parseOrganId } from '../identity/organ-id.ts';
import { checkResponseAgrees } from './check-response.ts';
import { checkStamp } from './check-stamp.ts';
import { checkStaffContact } from './check-transaction.ts';
import { type Group, groupOf, groupsOf, itemOf, textOf, trimmedOf } from './group.ts';
import { names, statusCodes } from './names.ts';
import { type Notes, placeInside } from './notes.ts';
import type { StatusCode } from './packet.ts';

const addressed = [names.organId, names.code, names.documentId] as const;
const needReason: ReadonlySet<string> = new Set(['02', '13']);
const shouldReason: ReadonlySet<string> = new Set(['16']);

/** Judges the `MessageHeader` of a status packet. */
export function checkStatusHeader(header: Group, notes: Notes): void {
  const code = textOf(header, names.statusCode)?.trim();
  checkStatusCode(header, notes);
  checkReason(header, code, notes);
  checkStamp(header, trimmedOf(groupOf(header, names.responseFor), names.promulgationDate), notes);
  checkSubject(header, code, notes);
  // 01 is sent by software, with nobody acting.
  if (code !== '01') checkStaffContact(groupsOf(header, names.staffInfo), header, notes);
}

/** STA-11: nine codes of two digits. */
function checkStatusCode(header: Group, notes: Notes): void {
  const item = itemOf(header, names.statusCode);
  const text = item?.text?.trim();
  if (item === undefined || text === undefined || asStatusCode(text) !== undefined) return;
  const padded = asStatusCode(text.padStart(2, '0'));
  if (padded !== undefined) {
    notes.report('packet.status-code-unpadded', item.place, { seen: text, expected: padded });
  } else {
    const expected = statusCodes.map(({ code }) => code).join(', ');
    notes.report('packet.status-code-unknown', item.place, { seen: text, expected });
  }
}

/** The status code that a text is; undefined for all but the nine. */
export function asStatusCode(text: string): StatusCode | undefined {
  return statusCodes.find(({ code }) => code === text)?.code;
}

/** STA-07, RCL-07: a refusal and a take-back say why; RCL-08: the refusal of a take-back should. */
function checkReason(header: Group, code: string | undefined, notes: Notes): void {
  if (code === undefined || textOf(header, names.description) !== undefined) return;
  const place = placeInside(header.place, names.description);
  if (needReason.has(code)) notes.report('packet.reason-missing', place, { expected: code });
  if (shouldReason.has(code)) notes.report('packet.reason-advised', place, { expected: code });
}

/** Which document the status is about, and whom it is for. */
function checkSubject(header: Group, code: string | undefined, notes: Notes): void {
  const response = groupOf(header, names.responseFor);
  if (response === undefined) return;
  for (const part of addressed) {
    if (textOf(response, part) === undefined) {
      notes.report('packet.element-missing', placeInside(response.place, part));
    }
  }
  if (textOf(response, names.promulgationDate) === undefined) {
    notes.report('packet.element-advised', placeInside(response.place, names.promulgationDate));
  }
  checkSwapped(response, notes);
  checkResponseAgrees(response, issuerOf(header, response, code), notes);
}

/** The addressee is the issuer, save in a take-back (13), where the issuer is the sender. */
function issuerOf(header: Group, response: Group, code: string | undefined): string | undefined {
  const owner = code === '13' ? groupOf(header, names.from) : response;
  return textOf(owner, names.organId);
}

/** One field product writes the two the wrong way round, and the status reaches nobody. */
function checkSwapped(response: Group, notes: Notes): void {
  const organ = itemOf(response, names.organId);
  const code = textOf(response, names.code);
  if (organ?.text === undefined || code === undefined) return;
  if (organ.text.includes('/') && parseOrganId(code, organ.place).ok) {
    notes.report('packet.response-swapped', organ.place, { seen: organ.text, expected: code });
  }
}
