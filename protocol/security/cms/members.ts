import { type Der, refuseDer } from '../../asn1/der.ts';
import { fieldsOf } from '../../asn1/fields.ts';

/** The members of a SET in whatever order they stand, its tag judged before; at most `most`. */
export function membersOf<T>(der: Der, reader: (member: Der) => T, most: number): readonly T[] {
  const fields = fieldsOf(der, 'implicit');
  const members: T[] = [];
  while (!fields.done()) {
    const member = fields.any();
    if (members.length === most) refuseDer('too-many', member.offset);
    members.push(reader(member));
  }
  return members;
}
