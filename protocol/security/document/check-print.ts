import { prefixesIn, printedOf, printedSigner } from './printed.ts';
import { asked, finding, type Rule, type RuleFinding, type RuleMatter } from './rule.ts';
import { isSameText } from './same-text.ts';

/** MET-04: number, notation and date as printed. What cannot be read is not compared, and said to be so. */
export const checkPrint: Rule = (matter) => {
  const { main, facts, isCopy } = matter;
  if (main.face === undefined) return [];
  const printed = printedOf(main.face);
  if (!printed.isReadable) return [finding('signed.text-unreadable', main.name)];
  // A copy bears the number and the date of its original.
  if (isCopy) return [];
  const { promulgationDate } = facts;
  const isOtherDay =
    printed.date !== undefined && promulgationDate !== undefined && printed.date !== promulgationDate;
  const detail = { seen: printed.date ?? '', expected: promulgationDate ?? '' };
  return [
    ...checkCode(printed.code, matter),
    ...(isOtherDay ? [differs('signed.date-differs', main.name, detail)] : []),
  ];
};

function checkCode(printed: string | undefined, { main, facts }: RuleMatter): readonly RuleFinding[] {
  const { codeNumber, codeNotation } = facts;
  if (codeNumber === undefined || codeNotation === undefined) return [];
  if (printed === undefined) return [finding('signed.number-not-printed', main.name)];
  const expected = `${codeNumber}/${codeNotation}`;
  const isSame = isSameText(plain(printed), plain(expected));
  return isSame ? [] : [differs('signed.number-differs', main.name, { seen: printed, expected })];
}

function differs(
  code: 'signed.number-differs' | 'signed.date-differs',
  path: string,
  detail: { readonly seen: string; readonly expected: string },
): RuleFinding {
  return finding(code, path, detail, 'altered-after-signing');
}

/** `01/QĐ-A` and `1/QĐ-A` are one number; what follows a notation in print is not of it. */
function plain(code: string): string {
  return code.replace(/^0+(?=\d)/, '').replace(/[.,;:]+$/, '');
}

/** MET-07, SIG-08: the signer's name and authority as printed. */
export const checkPrintedSigner: Rule = ({ main, facts, profile, isCopy }) => {
  const { signer, competence = '' } = facts;
  const face = main.face;
  if (signer === undefined || face === undefined || isCopy || !printedOf(face).isReadable) return [];
  const printed = printedSigner(face, signer);
  if (printed === undefined) return [finding('signed.signer-not-printed', main.name, { expected: signer })];
  const named = prefixesIn(competence);
  const isSame = [...named].sort().join() === [...new Set(printed.prefixes)].sort().join();
  if (isSame) return [];
  const detail = { seen: wordsOf(printed.prefixes), expected: wordsOf(named), severity: asked(profile) };
  return [finding('signed.authority-differs', main.name, detail)];
};

function wordsOf(prefixes: readonly string[]): string {
  return prefixes.map((each) => `${each}.`).join(' ') || '–';
}
