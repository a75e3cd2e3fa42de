import { formFields, hasArea, rectOf } from '../../../pdf/form.ts';
import { dictOf, type PdfDict } from '../../../pdf/value.ts';
import { paints } from '../widgets.ts';
import { isTimeStamp, refuse, type Step } from './step.ts';

/**
 * What a new widget shows must be a signature's: that of a field which is found when signatures are looked for,
 * so that it is judged, and whoever made it answers for what it shows. A time-stamp shows nothing, since
 * anybody may have one made.
 */
export function checkAppearances(step: Step): void {
  if (step.newWidgets.size === 0) return;
  const signed = signedWidgets(step);
  for (const [num, name] of step.newWidgets) {
    if (signed.has(num)) continue;
    if (showsSomething(step, dictOf(step.after.object(num)))) refuse(step, 'pdf.appearance-overlay', name);
  }
}

function signedWidgets(step: Step): ReadonlySet<number> {
  const signed = formFields(step.after).filter(
    ({ type, value }) => type === 'Sig' && value !== undefined && !isTimeStamp(step, value),
  );
  return new Set(signed.flatMap(({ widgets }) => widgets.flatMap(({ num }) => num ?? [])));
}

/** Something is painted in a rectangle that is not empty. */
export function showsSomething(step: Step, dict: PdfDict | undefined): boolean {
  const rect = rectOf(step.after, dict?.entries.get('Rect'));
  return dict !== undefined && rect !== undefined && paints(step.after, dict) && hasArea(rect);
}
