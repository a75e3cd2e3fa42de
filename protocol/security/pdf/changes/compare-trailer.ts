import { differingKeys, equal } from '../../../pdf/equal.ts';
import { emptyDict, wholeOf } from '../../../pdf/value.ts';
import { claim, numOf, permit, refuse, type Step } from './step.ts';

/** Entries of the document information that say when and by which program, and nothing of the document. */
const bookkeeping = ['ModDate', 'CreationDate', 'Producer'];

/** The root stays the root; the document information may bear a new time. */
export function compareTrailer(step: Step): void {
  const { before, after } = step;
  const [old, now] = [before.trailer.entries, after.trailer.entries];
  if (!equal(old.get('Root'), now.get('Root'))) refuse(step, 'pdf.catalog-replaced', 'Root');
  if (!before.trailer.entries.has('Encrypt') && now.has('Encrypt')) refuse(step, 'pdf.encrypted', 'Encrypt');
  const size = wholeOf(now.get('Size')) ?? 0;
  if (size < (wholeOf(old.get('Size')) ?? 0)) refuse(step, 'pdf.size-shrunk', 'Size');
  if (now.has('Info')) compareInformation(step);
}

function compareInformation(step: Step): void {
  const { before, after } = step;
  const [old, now] = [before.trailer.entries.get('Info'), after.trailer.entries.get('Info')];
  const differing = differingKeys(before.dict(old) ?? emptyDict, after.dict(now) ?? emptyDict);
  const refused = differing.filter((key) => !bookkeeping.includes(key));
  for (const key of refused) refuse(step, 'pdf.information-changed', `Info/${key}`);
  if (refused.length > 0) return;
  if (differing.length > 0) permit(step, 'metadata', 'Info');
  // Another object that was there before may be anything; only the old one has been compared with itself.
  if (numOf(old) === numOf(now) && before.dict(old) !== undefined && after.dict(now) !== undefined) {
    claim(step, numOf(now), ['Info']);
  }
}
