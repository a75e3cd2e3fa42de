import { isInCorner } from './check-places.ts';
import { timeShown } from './check-times.ts';
import { asked, finding, ofRole, type RuledFile, type RuleFinding, type RuleMatter } from './rule.ts';
import { foldText } from './same-text.ts';

/** ATT-11: an annex in a file of its own bears the signature of the agency that signed the document. */
export function checkAnnex(annex: RuledFile, { main, facts, profile }: RuleMatter): readonly RuleFinding[] {
  const { name } = annex;
  const [seal] = [...ofRole(annex, 'agency'), ...ofRole(annex, 'copy')];
  const severity = asked(profile);
  if (seal === undefined) return [finding('signed.annex-unsigned', name, { severity }, 'absent')];
  const mains = [...ofRole(main, 'agency'), ...ofRole(main, 'copy')].map(({ holder }) => holder);
  const isSame = mains.length === 0 || mains.some((each) => each?.subject === seal.holder?.subject);
  const detail = { seen: seal.holder?.name ?? '', expected: mains[0]?.name ?? '' };
  return [
    ...(isSame ? [] : [finding('signed.annex-body-differs', name, detail)]),
    ...(isInCorner(seal) ? [] : [finding('signed.annex-place', name, { severity })]),
    ...checkAnnexText(annex, seal.shown, facts),
    ...timeShown(seal),
  ];
}

function checkAnnexText(
  { name, face }: RuledFile,
  shown: readonly string[],
  { codeNumber, codeNotation }: RuleMatter['facts'],
): readonly RuleFinding[] {
  if (codeNumber === undefined || codeNotation === undefined || face === undefined) return [];
  const expected = `${codeNumber}/${codeNotation}`;
  if (foldText(shown.join(' ')).includes(foldText(expected))) return [];
  return [finding('signed.annex-text', name, { expected })];
}
