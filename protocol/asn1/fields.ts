import { type Der, isContext, isUniversal, readChild, refuseDer, tags } from './der.ts';

/**
 * Reads the fields of a SEQUENCE or SET from front to back, one at a time, so that a list of half a million
 * entries never stands in memory as values.
 */
export interface Fields {
  /** The next field, whatever it is; refuses when there is none. */
  any(): Der;
  /** The next field, which must have this universal tag. */
  take(number: number): Der;
  /** The next field when it has this universal tag. */
  takeIf(number: number): Der | undefined;
  /** The next field when it has this context tag. */
  context(number: number): Der | undefined;
  /** The value inside the next field when that is an explicit context tag. */
  explicit(number: number): Der | undefined;
  /** The next field, without going past it. */
  peek(): Der | undefined;
  /** True when there is nothing more. */
  done(): boolean;
  /** Refuses what is left. */
  end(): void;
}

/** The fields of a SEQUENCE; of any constructed value when its tag was judged before (`implicit`). */
export function fieldsOf(der: Der, kind: 'sequence' | 'set' | 'implicit' = 'sequence'): Fields {
  const fits: boolean = kind === 'implicit' || isUniversal(der, tags[kind]);
  if (!fits) refuseDer('wrong-tag', der.offset);
  if (!der.constructed) refuseDer('constructed', der.offset);
  let at = 0;
  let ahead: Der | undefined;
  const peek = (): Der | undefined => {
    if (ahead === undefined && at < der.content.length) ahead = readChild(der, at);
    return ahead;
  };
  const pass = (field: Der): Der => {
    at += field.bytes.length;
    ahead = undefined;
    return field;
  };
  const any = (): Der => {
    const field = peek();
    return field === undefined ? refuseDer('missing', der.offset + der.bytes.length) : pass(field);
  };
  const passIf = (matches: (field: Der | undefined) => boolean): Der | undefined => {
    const field = peek();
    return field !== undefined && matches(field) ? pass(field) : undefined;
  };
  const context = (number: number): Der | undefined => passIf((field) => isContext(field, number));
  return {
    any,
    peek,
    context,
    take(number) {
      const field = any();
      const fits: boolean = isUniversal(field, number);
      return fits ? field : refuseDer('wrong-tag', field.offset);
    },
    takeIf: (number) => passIf((field) => isUniversal(field, number)),
    explicit(number) {
      const field = context(number);
      return field === undefined ? undefined : onlyFieldOf(field);
    },
    done: () => peek() === undefined,
    end() {
      const field = peek();
      if (field !== undefined) refuseDer('wrong-tag', field.offset);
    },
  };
}

/** The single value inside an explicit tag. */
export function onlyFieldOf(der: Der): Der {
  const inner = fieldsOf(der, 'implicit');
  const value = inner.any();
  inner.end();
  return value;
}

/** The members of a SEQUENCE OF, each read by `reader`; at most `most`. */
export function listOf<T>(der: Der, reader: (member: Der) => T, most = 10_000): readonly T[] {
  const implicit = der.tagClass === 'context' ? 'implicit' : 'sequence';
  return membersOf(fieldsOf(der, implicit), reader, most);
}

/** The members of a SET OF, in ascending order of their encodings (X.690 §11.6). */
export function setOf<T>(der: Der, reader: (member: Der) => T, most = 10_000): readonly T[] {
  const fields = fieldsOf(der, der.tagClass === 'context' ? 'implicit' : 'set');
  let before: Der | undefined;
  const inOrder = (member: Der): T => {
    if (before !== undefined && Buffer.compare(before.bytes, member.bytes) > 0) {
      refuseDer('set-order', member.offset);
    }
    before = member;
    return reader(member);
  };
  return membersOf(fields, inOrder, most);
}

function membersOf<T>(fields: Fields, reader: (member: Der) => T, most: number): readonly T[] {
  const members: T[] = [];
  while (!fields.done()) {
    const member = fields.any();
    if (members.length === most) refuseDer('too-many', member.offset);
    members.push(reader(member));
  }
  return members;
}
