import { checkDocumentIdAgrees } from './check-document-id.ts';
import { type Group, groupsOf, itemOf, textOf, trimmedOf } from './group.ts';
import { names } from './names.ts';
import { type Notes, placeInside } from './notes.ts';
import type { TransactionKind } from './packet.ts';

const parts = [names.organId, names.code, names.promulgationDate, names.documentId] as const;

/**
 * The documents that a document packet answers, or recalls. A recall must say all four parts of each
 * (RCL-01); a reply should (MET-11).
 */
export function checkResponses(header: Group, kind: TransactionKind | undefined, notes: Notes): void {
  const code = kind === 1 ? 'packet.element-missing' : 'packet.reply-incomplete';
  for (const response of groupsOf(header, names.responseFor)) {
    for (const part of parts) {
      if (textOf(response, part) === undefined) notes.report(code, placeInside(response.place, part));
    }
    checkResponseAgrees(response, kind === 1 ? undefined : textOf(response, names.organId), notes);
  }
}

/**
 * The identifier of the cited document repeats its date and code, and its issuer where one is known: the
 * `OrganId` beside it names the receiver concerned in a recall and in a take-back.
 */
export function checkResponseAgrees(response: Group, issuer: string | undefined, notes: Notes): void {
  const code = textOf(response, names.code);
  const [, number, notation] = /^([^/]*)\/(.*)$/s.exec(code ?? '') ?? [];
  checkDocumentIdAgrees(
    itemOf(response, names.documentId),
    { organId: issuer, date: trimmedOf(response, names.promulgationDate), number, notation },
    notes,
  );
}
