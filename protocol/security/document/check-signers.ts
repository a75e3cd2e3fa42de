import type { PdfFace } from '../../pdf/face.ts';
import type { BodyFacts } from './document-facts.ts';
import type { RoledSignature } from './document-verdict.ts';
import { isOf } from './holder.ts';
import { printedHeading } from './printed.ts';
import { asked, finding, ofRole, type Rule, type RuleFinding, severityOf } from './rule.ts';
import { foldText, isSameText } from './same-text.ts';

/** SIG-02: a person's signature and an agency's, of two subjects. A copy has the copying agency's only. */
export const checkTwoSignatures: Rule = ({ main, isCopy, profile }) => {
  const severity = severityOf(profile.twoSignatures);
  if (severity === undefined || isCopy || main.signatures.length === 0) return [];
  const subjects = new Set(main.signatures.map(({ holder }) => holder?.subject));
  const missing = (['person', 'agency'] as const).filter((role) => ofRole(main, role).length === 0);
  const findings = missing.map((role) => finding(`signed.${role}-missing`, main.name, { severity }));
  if (main.signatures.length < 2 || subjects.size > 1) return findings;
  const seen = main.signatures[0]?.holder?.name ?? '';
  return [finding('signed.same-subject', main.name, { severity, seen }), ...findings];
};

/**
 * SIG-03: in the file, and by the times that both claim. A seal vouches for the persons who signed before it, of
 * whichever body: who signs after the last one has signed what nobody sealed.
 */
export const checkOrder: Rule = ({ main }) => {
  const [person] = ofRole(main, 'person');
  const [agency] = ofRole(main, 'agency');
  const unsealed = afterLast([...ofRole(main, 'agency'), ...ofRole(main, 'copy')], ofRole(main, 'person'));
  const isFirst =
    person !== undefined && agency !== undefined && agency.verdict.revision < person.verdict.revision;
  if (isFirst || unsealed.length > 0) {
    const seen = (unsealed.length > 0 ? unsealed : [person]).map((each) => each?.holder?.name ?? '');
    return [finding('signed.agency-first', main.name, { seen: seen.join('; ') })];
  }
  if (person === undefined || agency === undefined) return [];
  const [by, over] = [person.verdict.claimedAt, agency.verdict.claimedAt];
  if (by === undefined || over === undefined || over >= by) return [];
  const detail = { seen: agency.verdict.claimed?.text ?? '', expected: person.verdict.claimed?.text ?? '' };
  return [finding('signed.times-reversed', main.name, detail)];
};

/** Those signatures that came after the last of these seals; none where there is no seal. */
function afterLast(
  seals: readonly RoledSignature[],
  signatures: readonly RoledSignature[],
): readonly RoledSignature[] {
  const last = Math.max(...seals.map(({ verdict }) => verdict.revision));
  return seals.length === 0 ? [] : signatures.filter(({ verdict }) => verdict.revision > last);
}

/** CRT-05: of an original, the agency's signature is the issuing body's; of a copy, that of who sends it. */
export const checkBody: Rule = ({ main, facts: { from }, isCopy }) => {
  const seals = [...(isCopy ? [] : ofRole(main, 'agency')), ...ofRole(main, 'copy')];
  if (seals.length === 0 || seals.some((seal) => isSealOf(seal, from))) return [];
  const seen = seals.map(({ holder }) => holder?.name ?? '').join('; ');
  return [finding('signed.body-differs', main.name, { seen, expected: from.name })];
};

/** CRT-11: after a body got another name, its certificate has to have it too. */
export const checkName: Rule = ({ main, facts: { from } }) =>
  main.signatures.flatMap(({ holder, verdict }) => {
    const name = holder?.kind === 'agency' ? holder.name : holder?.body;
    if (holder === undefined || name === undefined || !isOf(holder, from) || isSameText(name, from.name))
      return [];
    const until = from.formerNames?.find((former) => isSameText(former.name, name))?.until;
    const at = verdict.proven?.at ?? verdict.claimedAt;
    if (until !== undefined && at !== undefined && at < until) return [];
    return [finding('signed.body-renamed', verdict.field, { seen: name, expected: from.name })];
  });

/**
 * SIG-22: every body of a joint document signs, the one that leads last. SIG-17: nobody else does; on a copy,
 * nobody after the body that made it.
 */
export const checkOtherBodies: Rule = ({ main, facts, isCopy }) => {
  const { from, coIssuers = [] } = facts;
  const seals = ofRole(main, 'agency');
  const missing = coIssuers
    .filter((body) => !seals.some((seal) => isSealOf(seal, body)))
    .map(({ name }) => finding('signed.co-issuer-missing', main.name, { expected: name }));
  const strangers = isCopy
    ? afterCopy([...seals, ...ofRole(main, 'copy')], from)
    : strangersAmong(seals, [from, ...coIssuers], main.face);
  const foreign = strangers.map(({ verdict, holder }) =>
    finding('signed.foreign-seal', verdict.field, { seen: holder?.name ?? '' }),
  );
  return [...missing, ...leadNotLast(main.name, seals, from, coIssuers), ...foreign];
};

function leadNotLast(
  file: string,
  seals: readonly RoledSignature[],
  from: BodyFacts,
  coIssuers: readonly BodyFacts[],
): readonly RuleFinding[] {
  const last = seals.at(-1);
  if (coIssuers.length === 0 || last === undefined || isSealOf(last, from)) return [];
  return [finding('signed.lead-not-last', file, { seen: last.holder?.name ?? '' })];
}

/**
 * Seals of bodies that do not issue the document. Who issues it is what its heading prints; where that cannot be
 * read, or names nobody who sealed it, those whom the packet names. Where the sender's own seal is missing, CRT-05
 * says so.
 */
function strangersAmong(
  seals: readonly RoledSignature[],
  named: readonly BodyFacts[],
  face: PdfFace | undefined,
): readonly RoledSignature[] {
  const [from] = named;
  if (from === undefined || !seals.some((seal) => isSealOf(seal, from))) return [];
  const heading = face === undefined ? undefined : printedHeading(face);
  const isPrinted = ({ holder }: RoledSignature) =>
    holder !== undefined && heading?.includes(foldText(holder.body ?? holder.name)) === true;
  const isNamed = (seal: RoledSignature) => named.some((body) => isSealOf(seal, body));
  const isAnybodyPrinted = seals.some((seal) => isPrinted(seal));
  return seals.filter(
    (seal) => !(isAnybodyPrinted ? isPrinted(seal) || isCoIssuer(seal, named) : isNamed(seal)),
  );
}

/** What came before is the original's, or that of the copy that was copied. */
function afterCopy(seals: readonly RoledSignature[], from: BodyFacts): readonly RoledSignature[] {
  const own = seals.filter((seal) => isSealOf(seal, from));
  return afterLast(own, seals);
}

/** The packet names it beside the sender. */
function isCoIssuer(seal: RoledSignature, [, ...coIssuers]: readonly BodyFacts[]): boolean {
  return coIssuers.some((body) => isSealOf(seal, body));
}

function isSealOf({ holder }: RoledSignature, body: BodyFacts): boolean {
  return holder?.kind === 'agency' && isOf(holder, body);
}

/** MET-07, SIG-08: the signer that the packet names is the one whose certificate it was. */
export const checkNamedSigner: Rule = ({ main, facts, profile, isCopy }) => {
  const { signer, position } = facts;
  const severity = asked(profile);
  if (signer === undefined)
    return [finding('signed.signer-missing', 'MessageHeader/SignerInfo', { severity })];
  const persons = ofRole(main, 'person');
  if (isCopy || persons.length === 0) return [];
  const named = persons.find(({ holder }) => holder !== undefined && isSameText(holder.name, signer));
  if (named === undefined) {
    const seen = persons.map(({ holder }) => holder?.name ?? '').join('; ');
    return [finding('signed.signer-differs', main.name, { seen, expected: signer, severity })];
  }
  const title = named.holder?.title;
  if (title === undefined || position === undefined || isSameText(title, position)) return [];
  return [finding('signed.position-differs', named.verdict.field, { seen: title, expected: position })];
};
