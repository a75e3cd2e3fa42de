/** Requests of the sender that a receiver has not answered yet. */
export interface OpenRequests {
  /** A take-back request (13). */
  readonly takeBack: boolean;
  /** An update (kind 2). */
  readonly update: boolean;
}

const update = /c[ậạâa]p nh[ậạâa]t|update/iu;
const takeBack = /l[ấâa]y l[ạa]i|take.?back|thu h[ồôo]i/iu;

/**
 * Which request a 15 or 16 answers. Both codes answer take-backs and updates alike and name only the document,
 * so with both open it is the description that decides: one that speaks of an update and of no take-back
 * answers the update, any other the take-back, which is the weightier [I]. Undefined when none is open.
 * All sides must decide by this one rule, or they end in different states (RCL-18).
 */
export function answeredRequest(
  description: string | undefined,
  open: OpenRequests,
): 'take-back' | 'update' | undefined {
  if (!open.takeBack && !open.update) return undefined;
  if (open.takeBack !== open.update) return open.takeBack ? 'take-back' : 'update';
  const text = (description ?? '').normalize('NFC');
  return update.test(text) && !takeBack.test(text) ? 'update' : 'take-back';
}

const receiverList = /danh s[áa]ch (?:b[êe]n )?nh[ậạâa]n|receiver list/iu;

/**
 * Which of the open updates, oldest first, a 15 or 16 answers: the oldest; but one that speaks of the list of
 * receivers answers the oldest that takes the receiver off it [I]. An update that is older may never have come:
 * what nobody had fetched is withdrawn together with the document. Undefined when none is open.
 */
export function answeredUpdate<Update extends { readonly removal: boolean }>(
  description: string | undefined,
  open: readonly Update[],
): Update | undefined {
  const speaksOfList = receiverList.test((description ?? '').normalize('NFC'));
  return (speaksOfList ? open.find(({ removal }) => removal) : undefined) ?? open[0];
}
