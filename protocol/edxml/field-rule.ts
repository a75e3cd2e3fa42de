import type { PacketName } from './names.ts';
import type { TextLimit } from './text-limits.ts';

/** What a leaf may hold. */
export type ValueRule =
  | { readonly kind: 'text'; readonly limit?: TextLimit }
  /** An identity code that must be in use, or one that may be history. */
  | { readonly kind: 'organ-id'; readonly history: boolean }
  | { readonly kind: 'trace-organ-id' }
  | { readonly kind: 'document-id' }
  /** `number/notation` in one string. */
  | { readonly kind: 'notation'; readonly limit: TextLimit }
  | { readonly kind: 'date' }
  | { readonly kind: 'stamp' }
  | { readonly kind: 'email'; readonly limit: TextLimit }
  | { readonly kind: 'number' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'boolean' }
  /** Judged by whoever owns the code list. */
  | { readonly kind: 'code' }
  /** Base64 of an attachment, judged while it streams by. */
  | { readonly kind: 'content' }
  /** Kept as a tree: the signature and the error list. */
  | { readonly kind: 'tree' };

/** `must` refuses a packet without it, `should` warns, `may` says nothing. Empty counts as absent (ENV-05). */
export type Need = 'must' | 'should' | 'may';

/** One child that an element may have. */
export interface FieldRule {
  readonly name: PacketName;
  readonly need: Need;
  /** May stand there any number of times. */
  readonly many: boolean;
  /** Of a leaf. */
  readonly value: ValueRule | undefined;
  /** Of an element with children. */
  readonly fields: FieldRules | undefined;
}

/** The same with its number among the children of its element. */
export interface ChildRule extends FieldRule {
  readonly slot: number;
}

/** The children of one element; their order is nobody's business (ENV-05). */
export interface FieldRules {
  readonly byName: ReadonlyMap<string, ChildRule>;
  /** Those that must or should be there. */
  readonly needed: readonly ChildRule[];
}

/** One leaf. */
export function leaf(name: PacketName, need: Need, value: ValueRule): FieldRule {
  return { name, need, many: false, value, fields: undefined };
}

/** One element with children. */
export function group(name: PacketName, need: Need, fields: FieldRules): FieldRule {
  return { name, need, many: false, value: undefined, fields };
}

/** The same, any number of times. */
export function many(rule: FieldRule): FieldRule {
  return { ...rule, many: true };
}

/** The children of one element. */
export function fields(...rules: readonly FieldRule[]): FieldRules {
  const placed = rules.map((rule, slot) => ({ ...rule, slot }));
  return {
    byName: new Map(placed.map((rule) => [rule.name, rule])),
    needed: placed.filter(({ need }) => need !== 'may'),
  };
}
