import { greaterThan, lessThan, slash } from './bytes.ts';
import { nameKinds, stranger } from './doubt.ts';
import type { ElementLog } from './element-log.ts';
import type { Intake } from './intake.ts';
import type { XmlLimits } from './tree.ts';

/** Far below what is carved out: longer text is looked at with more care. */
const longestText = 256;
const longestName = 64;
/** Not read here. */
const elsewhere = -1;

/**
 * Reads what nearly all of a packet is: start tags of ASCII names without attributes, short texts, end tags. One
 * loop instead of a dozen states, and the same notes. Stops before the text and tag that are anything else, that
 * a limit might forbid, or that the chunk's end cuts; from there the lexer reads on.
 * @param from - an index right behind a tag, inside the root
 * @returns where it stopped, also right behind a tag; `from` when nothing here is so plain
 */
export function readPlainStretch(intake: Intake, log: ElementLog, limits: XmlLimits, from: number): number {
  const { chunk } = intake;
  let at = from;
  while (log.depth > 0) {
    const markup = findMarkup(chunk, at);
    const behind =
      chunk[markup + 1] === slash
        ? readEndTag(intake, log, markup)
        : readStartTag(intake, log, limits, markup);
    if (behind === elsewhere) break;
    at = behind;
  }
  return at;
}

function findMarkup(chunk: Uint8Array, from: number): number {
  const last = Math.min(from + longestText, chunk.length);
  let at = from;
  while (at < last && chunk[at] !== lessThan) at += 1;
  return at;
}

function readEndTag(intake: Intake, log: ElementLog, markup: number): number {
  const { chunk } = intake;
  if (chunk[markup] !== lessThan) return elsewhere;
  const last = Math.min(markup + longestName, chunk.length);
  let at = markup + 2;
  while (at < last && chunk[at] !== greaterThan) at += 1;
  if (at >= last) return elsewhere;
  at += 1;
  log.close(intake.sourceAt(markup), intake.envelopeAt(markup), intake.sourceAt(at), intake.envelopeAt(at));
  return at;
}

function readStartTag(intake: Intake, log: ElementLog, limits: XmlLimits, markup: number): number {
  const { chunk } = intake;
  if (chunk[markup] !== lessThan) return elsewhere;
  if (log.depth >= limits.depth || log.elements.length >= limits.elements) return elsewhere;
  const longest = Math.min(longestName, limits.nameBytes);
  const last = Math.min(markup + longest, chunk.length);
  let at = markup + 1;
  while (at < last && nameKinds[chunk[at] ?? 0] !== stranger) at += 1;
  if (at === markup + 1 || at >= last || chunk[at] !== greaterThan) return elsewhere;
  log.interrupt();
  log.begin(intake.sourceAt(markup), intake.envelopeAt(markup));
  log.named(intake.envelopeAt(at), 0);
  at += 1;
  log.opened(intake.sourceAt(at), intake.envelopeAt(at));
  return at;
}
