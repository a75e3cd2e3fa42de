import type { Problem } from '../../problems/problem.ts';
import type { JudgedFile } from './document-facts.ts';
import { wholeText } from './printed.ts';
import { rolesOf } from './roles.ts';
import { finding } from './rule.ts';

/** A document before and after an update. */
export interface JudgedUpdate {
  readonly before: JudgedFile;
  readonly after: JudgedFile;
  /** `DocumentType/Type` 1. */
  readonly isNormative: boolean;
}

/**
 * RCL-17: an update may not change what a signed document says, unless the new file is signed anew; and what is
 * wrong in a normative document is not mended by an update at all. Files without text are not compared.
 */
export function judgeUpdate({ before, after, isNormative }: JudgedUpdate): readonly Problem[] {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === undefined || now === undefined || old === now) return [];
  const found = isNormative ? [finding('signed.update-normative', after.name)] : [];
  const unsigned = isSignedAnew(before, after) ? [] : [finding('signed.update-unsigned', after.name)];
  return [...unsigned, ...found].map(({ problem }) => problem);
}

function textOf({ pdf }: JudgedFile): string | undefined {
  if (pdf?.face.ok !== true) return undefined;
  const { value } = pdf.face;
  return value.pages.some(({ legible }) => legible === 'unreadable' || legible === 'picture')
    ? undefined
    : wholeText(value);
}

/** An agency's signature that holds, and that the old file did not have. */
function isSignedAnew(before: JudgedFile, after: JudgedFile): boolean {
  const known = new Set(before.pdf?.verdict.signatures.map(({ claimedAt }) => claimedAt));
  const roles = after.pdf === undefined ? [] : rolesOf(after.pdf.verdict, undefined);
  return roles.some(
    ({ role, verdict }) => role === 'agency' && verdict.verdict === 'valid' && !known.has(verdict.claimedAt),
  );
}
