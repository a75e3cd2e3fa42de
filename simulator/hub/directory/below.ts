import {
  isExchangeCentre,
  levelOne,
  type OrganId,
  parseOrganId,
} from '../../../protocol/identity/organ-id.ts';

/**
 * REG-09: whether a code lies below the own code of whoever registers it, as far as codes can tell. A body of
 * any level owns what begins with its groups; an exchange centre, the level 1 of its own number [I]; an
 * enterprise, dependent units whose 13 digits begin with its ten. A system that goes by no code of a known
 * form owns no range of codes, and is not held to one.
 */
export function isBelow(code: string, own: string): boolean {
  const owner = parseOrganId(own);
  if (!owner.ok) return true;
  const asked = parseOrganId(code, 'code', 'observed');
  if (!asked.ok || code === own) return false;
  if (owner.value.generation === 'enterprise') return isBranch(asked.value, own);
  if (!('groups' in owner.value)) return true;
  return isExchangeCentre(owner.value)
    ? topOf(asked.value)?.slice(1) === owner.value.groups[1]
    : beginsWith(asked.value, significant(owner.value.groups));
}

function isBranch(asked: OrganId, own: string): boolean {
  const tenDigits = (text: string) => (text.length === 12 ? text.slice(2) : text.slice(0, 10));
  return asked.generation === 'enterprise' && tenDigits(asked.text) === tenDigits(own);
}

function beginsWith(asked: OrganId, own: readonly string[]): boolean {
  if (!('groups' in asked)) return own.length === 1 && topOf(asked) === own[0];
  const groups = significant(asked.groups);
  return groups.length > own.length && own.every((group, index) => groups[index] === group);
}

/** Without the levels that are not used. */
function significant(groups: readonly string[]): readonly string[] {
  const last = groups.findLastIndex((group) => !/^0+$/.test(group));
  return groups.slice(0, last + 1);
}

/** The level 1, also of the irregular codes of the field: `999.010.01.H22`. */
function topOf(code: OrganId): string | undefined {
  return levelOne(code) ?? code.text.split('.').find((group) => /^[A-Z]\d{2}$/.test(group));
}
