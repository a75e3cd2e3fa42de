import { signingKeyOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { signAsAgency, signAsPerson } from '../../fixtures/pdf-signatures/judge-draft.ts';
import { type LetterWish, letterDraft } from '../../fixtures/pdf-signatures/letter-draft.ts';
import { bytesOfDraft, type PdfDraft } from '../../fixtures/pdf-signatures/pdf-draft.ts';
import type { SigningWish } from '../../fixtures/pdf-signatures/sign-draft.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { all, inMessage, withFile, withText } from './packet-edit.ts';

/** How the small letter is made; what is left out is done the sound way. */
export interface SmallLetterWish {
  readonly letter?: LetterWish;
  readonly person?: Partial<SigningWish> | 'none';
  readonly agency?: Partial<SigningWish> | 'none';
  readonly agencyFirst?: true;
  readonly afterwards?: (signed: PdfDraft) => PdfDraft;
}

/** Lines of the small letter, in letters of Windows. */
export const smallLines: readonly string[] = [
  'VAN PHONG CHINH PHU',
  'So: 812/VPCP-QHDP',
  'Ha Noi, ngay 20 thang 11 nam 2026',
];

/** What the page draws. */
export function drawnLines(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line}) Tj 0 -20 Td`).join(' ');
  return `BT /F1 14 Tf 72 760 Td ${shown} ET /P1 Do`;
}

/** A letter of one page that is written by hand, so that everything in it can be made wrong. */
export async function smallLetter(wish: SmallLetterWish = {}): Promise<Uint8Array> {
  const { ecLeader, ecSeal } = testPki();
  const { letter, person = {}, agency = {}, agencyFirst, afterwards = (each: PdfDraft) => each } = wish;
  const draft = letterDraft({ content: drawnLines(smallLines), ...letter });
  const byPerson = async (each: PdfDraft): Promise<PdfDraft> =>
    person === 'none' ? each : signAsPerson(each, { key: signingKeyOf(ecLeader), ...person });
  const byAgency = async (each: PdfDraft): Promise<PdfDraft> =>
    agency === 'none' ? each : signAsAgency(each, { key: signingKeyOf(ecSeal), ...agency });
  const signed = agencyFirst ? await byPerson(await byAgency(draft)) : await byAgency(await byPerson(draft));
  return bytesOfDraft(afterwards(signed));
}

/** The sound document with the small letter in place of the large one. */
export async function smallDocument(document: Uint8Array): Promise<Uint8Array> {
  const letter = await smallLetter();
  return all(
    withText(inMessage(n.otherInfo, n.pageAmount), '1'),
    withFile(0, () => letter),
  )(document);
}

/** An edit that puts another small letter into the small document. */
export function withLetter(wish: SmallLetterWish): (sound: Uint8Array) => Promise<Uint8Array> {
  return async (sound) => {
    const letter = await smallLetter(wish);
    return withFile(0, () => letter)(sound);
  };
}
