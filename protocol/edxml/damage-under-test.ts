import type { ProblemCode } from '../problems/catalogue.ts';

/** A packet damaged in one thing, and every problem that reading it strictly finds, in document order. */
export interface Damage {
  readonly name: string;
  readonly packet: string;
  readonly codes: readonly ProblemCode[];
}

/** A packet with one text in it replaced. A damage that hits nothing would prove nothing: it throws. */
export function replaced(packet: string, from: string, to: string): string {
  if (!packet.includes(from)) throw new Error(`nothing to damage: ${from}`);
  return packet.replace(from, () => to);
}

/** A packet without one whole leaf or, given the text of one, without that. */
export function without(packet: string, from: string): string {
  return replaced(packet, from, '');
}
