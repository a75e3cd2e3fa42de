import { expect, it } from 'vitest';
import { decodePacket } from './decode.ts';
import { names } from './names.ts';
import { soundDocument } from './sound-packet-under-test.ts';

/** A sound packet with one element more, of this name, in its first block. */
function problemsOf(name: string) {
  const packet = soundDocument().replace('</edXML:From>', `<edXML:${name}>1</edXML:${name}></edXML:From>`);
  const { problems } = decodePacket(Buffer.from(packet), {
    dialect: 'strict',
    asOf: Date.UTC(2026, 10, 21),
  });
  return problems.map(({ code, seen, expected }) => [code, seen, expected]);
}

it.each(['Unknown', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
  'an element of no packet is unknown, whatever else knows its name: %s',
  (name) => {
    expect(problemsOf(name)).toEqual([['packet.element-unknown', name, undefined]]);
  },
);

it('a misspelt name of the transaction is told with the right one', () => {
  expect(problemsOf('Business')).toEqual([['packet.transaction-misspelt', 'Business', names.transaction]]);
});
