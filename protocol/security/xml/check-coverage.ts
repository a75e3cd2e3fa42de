import { names } from '../../edxml/names.ts';
import { placeOf } from '../../xml/walk.ts';
import type { LabelledAttachment } from './attachment-labels.ts';
import { refuse } from './fault.ts';
import { hopStrays } from './hop-strays.ts';
import { xades } from './names.ts';
import type { Target, Targets } from './resolve-references.ts';

/**
 * Refuses a signature that says nothing about something which a receiver reads (SIG-04). Only the hops of the
 * trace may be unsigned, since the hub adds its own (ENV-07).
 */
export function checkCoverage(
  targets: readonly Target[],
  { layout, attachments, properties }: Targets,
): void {
  const isCovered = (wanted: unknown) =>
    targets.some((each) =>
      each.kind === 'attachment'
        ? each.attachment === wanted
        : each.kind !== 'document' && each.part === wanted,
    );
  if (properties !== undefined && !isCovered(properties)) refuseUncovered(xades.signedProperties);
  if (targets.some(({ kind }) => kind === 'document')) return;
  if (layout.messageHeader === undefined) refuseUncovered(names.messageHeader);
  for (const part of [layout.messageHeader, layout.transaction, layout.manifest]) {
    if (part !== undefined && !isCovered(part)) refuseUncovered(part.path);
  }
  const bare = attachments.find((each) => !isCovered(each));
  if (bare !== undefined) refuseUncovered(attachmentPath(bare));
  const { firstHop } = layout;
  const unsigned = firstHop === undefined || isCovered(firstHop) ? [] : hopStrays(firstHop.element);
  const [stray] = [...layout.strays, ...unsigned];
  if (stray === undefined) return;
  const place = placeOf(stray.element, stray.path);
  refuse('incomplete-coverage', 'dsig.part-uncovered', place, { seen: stray.seen });
}

/** How an attachment is named to people and in `SignedCoverage.parts`. */
export function attachmentPath({ id }: LabelledAttachment): string {
  return `cid:${id}`;
}

function refuseUncovered(seen: string): never {
  return refuse('incomplete-coverage', 'dsig.part-uncovered', seen, { seen });
}
