import { isInCorner } from './check-places.ts';
import { shownTime, signingTime } from './check-times.ts';
import type { RoledSignature } from './document-verdict.ts';
import { isScan } from './printed.ts';
import { saysCopy } from './roles.ts';
import { finding, ofRole, type Rule, type RuleFinding } from './rule.ts';
import { foldText } from './same-text.ts';

/** ATT-06: what a scan has to be at least. */
const scanned = { version: '1.4', dpi: 200 } as const;
/** A picture that covers less of a page than this is no scan of it, but a logo or a stamp. */
const scanShare = 0.5;
/** A4 at 200 dpi is 1653.5 dots wide: programs round. */
const rounding = 1;

/** ATT-06: the picture of a paper document is fine enough and in colour. */
export const checkScan: Rule = ({ main }) => {
  const { face } = main;
  if (face === undefined || !isScan(face)) return [];
  const { version } = scanned;
  const detail = { seen: face.version, expected: version };
  const old = face.version < version ? [finding('signed.scan-version', main.name, detail, 'malformed')] : [];
  return [...old, ...face.pages.flatMap(checkPage)];
};

function checkPage({
  number,
  box,
  images,
}: NonNullable<Parameters<Rule>[0]['main']['face']>['pages'][number]): readonly RuleFinding[] {
  const area = (box[2] - box[0]) * (box[3] - box[1]);
  const whole = images.filter(({ rect }) => (rect[2] - rect[0]) * (rect[3] - rect[1]) >= scanShare * area);
  return whole.flatMap(({ dpi, colour }) => {
    const coarse = dpi + rounding < scanned.dpi;
    const detail = { seen: String(Math.round(dpi)), expected: String(scanned.dpi) };
    return [
      ...(coarse ? [finding('signed.scan-coarse', String(number), detail, 'malformed')] : []),
      ...(colour === 'grey' ? [finding('signed.scan-grey', String(number), {}, 'malformed')] : []),
    ];
  });
}

/** ATT-13, ATT-06: the clerk's signature for the agency, with form of copy, body and time in the corner. */
export const checkCopySignature: Rule = ({ main, isCopy }) => {
  if (!isCopy || main.signatures.length === 0) return [];
  const copies = ofRole(main, 'copy');
  if (copies.some(isWholeCopy)) return [];
  const sealed = copies.length > 0 || ofRole(main, 'agency').length > 0;
  return [finding(sealed ? 'signed.copy-form-missing' : 'signed.copy-unsigned', main.name)];
};

function isWholeCopy(signature: RoledSignature): boolean {
  const { shown, holder } = signature;
  const at = signingTime(signature);
  const text = foldText(shown.join(' '));
  const showsTime = at === undefined || shown.join(' ').includes(shownTime(at));
  return saysCopy(shown) && text.includes(foldText(holder?.name ?? '')) && showsTime && isInCorner(signature);
}
