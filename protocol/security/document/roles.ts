import type { PdfFace } from '../../pdf/face.ts';
import type { PdfSignatureVerdict, PdfVerdict } from '../pdf/pdf-verdict.ts';
import type { RoledSignature, SignatureRole } from './document-verdict.ts';
import { type Holder, holderOf } from './holder.ts';

/** The forms of a copy, as they are printed (NĐ 30/2020, Art. 25). */
const copyForm = /sao\s+(?:y|lục)|trích\s+sao/iu;

/** The signatures of a file that are not mere time-stamps, in the order of signing. */
export function rolesOf({ signatures }: PdfVerdict, face: PdfFace | undefined): readonly RoledSignature[] {
  return signatures
    .filter(({ isTimeStamp }) => !isTimeStamp)
    .map((verdict) => {
      const shown = (face?.stamps.get(verdict.field) ?? []).map(({ text }) => text);
      const holder = verdict.signer === undefined ? undefined : holderOf(verdict.signer);
      const role = roleOf(holder, verdict, shown);
      return { role, verdict, shown, ...(holder === undefined ? {} : { holder }) };
    });
}

function roleOf(
  holder: Holder | undefined,
  { reason }: PdfSignatureVerdict,
  shown: readonly string[],
): SignatureRole {
  if (holder === undefined) return 'unknown';
  if (holder.kind === 'person') return 'person';
  return saysCopy(shown) || copyForm.test(reason ?? '') ? 'copy' : 'agency';
}

/** True when what is shown names a form of copy. */
export function saysCopy(shown: readonly string[]): boolean {
  return copyForm.test(shown.join(' ').normalize('NFC'));
}
