import { describe, expect, it } from 'vitest';
import { mutations } from '../../fixtures/mutations/mutations.ts';
import { decodePacket } from '../../protocol/edxml/decode.ts';
import { letter, morning, status } from '../hub/hub-under-test.ts';
import { mutatePacket } from './mutate-packet.ts';

const packet = letter(['H17']);
const never = () => {
  throw new Error('nothing is drawn for a mutation that is named');
};
const codesOf = (bytes: Uint8Array) =>
  decodePacket(bytes, { dialect: 'observed', expect: 'document', asOf: morning }).problems.map(
    (each) => each.code,
  );

describe('a packet that is damaged on its way', () => {
  it('starts without an error', () => {
    expect(decodePacket(packet, { dialect: 'observed' }).ok).toBe(true);
  });

  it.each(mutations.map(({ name }) => name))('can have %s', (name) => {
    const mutated = mutatePacket(packet, name, never);
    expect(mutated?.name).toBe(name);
    expect(Buffer.compare(mutated?.bytes ?? packet, packet)).not.toBe(0);
  });

  it.each(mutations.filter(({ seenBy }) => seenBy === 'reader'))(
    'meets $meets at a reader for $name',
    ({ name, meets }) => {
      expect(codesOf(mutatePacket(packet, name, never)?.bytes ?? packet)).toContain(meets);
    },
  );

  it('has the mutation that was drawn, or the next one that it has a place for', () => {
    const names = mutations.map(({ name }) => name);
    const drawn = names.map((_, index) => mutatePacket(packet, undefined, () => index / names.length)?.name);
    expect(drawn).toEqual(names);
    const said = status('H17', '01');
    const ofStatus = names.map((_, index) => mutatePacket(said, undefined, () => index / names.length)?.name);
    expect(ofStatus).toContain('truncated');
    expect(ofStatus).not.toContain('subject-absent');
    expect(ofStatus).not.toContain(undefined);
  });

  it('stays as it is when it has no place for the mutation', () => {
    expect(mutatePacket(status('H17', '01'), 'zip-bomb', never)).toBeUndefined();
    expect(mutatePacket(Buffer.from('xin chào'), 'subject-absent', never)).toBeUndefined();
  });
});
