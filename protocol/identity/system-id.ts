import { type Place, problem } from '../problems/problem.ts';
import { type Reading, read, unread } from '../result.ts';
import { parseOrganId } from './organ-id.ts';

declare const systemId: unique symbol;

/**
 * The id that a connected system signs with: the code of a body (`000.00.00.G22`), of an exchange centre
 * (`00.36.W00`, whose 2014 form lives on here [C]), or a name that is nobody's code (`vxp.saas.03` [A]).
 * Such a name never stands in `OrganId`.
 */
export type SystemId = string & { readonly [systemId]: true };

const systemName = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*$/;
const longestSystemId = 64;

/** Parses the id of a connected system. Problem: `identity.system-id-malformed`. */
export function parseSystemId(text: string, place: Place | string = 'systemid'): Reading<SystemId> {
  const isName = text.length <= longestSystemId && text !== 'null' && systemName.test(text);
  if (isName || parseOrganId(text, place, 'observed').ok) return read(text as SystemId);
  return unread(problem('identity.system-id-malformed', place, { seen: text }));
}
