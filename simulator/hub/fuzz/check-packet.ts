import { spawnSync } from 'node:child_process';
import { createDice } from '../../../fixtures/fuzz/dice.ts';
import { createPacketReader, decodePacket, type PacketReading } from '../../../protocol/edxml/decode.ts';
import { isProblemCode } from '../../../protocol/problems/catalogue.ts';
import { describeProblem } from '../../../protocol/problems/describe.ts';
import { hasError, type Problem } from '../../../protocol/problems/problem.ts';
import { errorDescOf } from '../../../protocol/wire/error-desc.ts';
import type { FuzzFinding } from './report.ts';

type Found = Pick<FuzzFinding, 'rule' | 'detail'>;

/** 2026-11-21 08:20:00 in Vietnam. */
const asOf = 1_795_224_000_000;

/** What a packet came to: whether a lenient reader takes it, and what must not have been. */
export interface PacketVerdict {
  readonly accepted: boolean;
  readonly found: readonly Found[];
}

/** Reads a packet in both dialects, and once in pieces. Lets through what the decoder throws. */
export function checkPacket(bytes: Uint8Array, number: number): PacketVerdict {
  const observed = decodePacket(bytes, { dialect: 'observed', asOf });
  const strict = decodePacket(bytes, { dialect: 'strict', asOf });
  return {
    accepted: observed.ok,
    found: [
      ...contradictions(observed, strict),
      ...oneOfEach([...observed.problems, ...strict.problems]).flatMap(checkProblem),
      ...(number % 8 === 0 ? checkPieces(bytes, observed, number) : []),
    ],
  };
}

function contradictions(observed: PacketReading, strict: PacketReading): readonly Found[] {
  const told = (detail: string): Found => ({ rule: 'contradicts-itself', detail });
  return [
    ...[observed, strict]
      .filter(({ ok, problems }) => ok === hasError(problems))
      .map(({ ok, problems }) => told(`ok is ${ok} with ${problems.map(({ code }) => code).join(', ')}`)),
    ...(strict.ok && !observed.ok ? [told('accepted by strict, not by observed')] : []),
  ];
}

/** The first with each code: a thousand alike are told alike. */
function oneOfEach(problems: readonly Problem[]): readonly Problem[] {
  return Array.from(new Map(problems.toReversed().map((each) => [each.code, each])).values());
}

/** In the catalogue, and sayable in both languages and on the wire. */
function checkProblem(problem: Problem): readonly Found[] {
  if (!isProblemCode(problem.code)) return [{ rule: 'no-such-problem', detail: String(problem.code) }];
  const texts = (['vi', 'en'] as const).map((language) => describeProblem(problem, language));
  const complete = texts.every(({ text, remedy }) => text.length > 5 && remedy.length > 5);
  const answer = errorDescOf([problem]);
  return complete && /^[\x20-\x7e]+$/.test(answer)
    ? []
    : [{ rule: 'no-such-problem', detail: `${problem.code} cannot be told: ${JSON.stringify(answer)}` }];
}

function checkPieces(bytes: Uint8Array, whole: PacketReading, number: number): readonly Found[] {
  const dice = createDice(number, 1);
  const reader = createPacketReader({ dialect: 'observed', asOf });
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + dice.below(dice.oneIn(3) ? 4 : 5_000);
    reader.write(bytes.slice(at, at + size));
    at += size;
  }
  const pieces = reader.end();
  const [one, other] = [whole, pieces].map(({ ok, problems }) => JSON.stringify({ ok, problems }));
  return one === other
    ? []
    : [{ rule: 'chunks-differ', detail: `${one ?? ''} but ${other ?? ''}`.slice(0, 800) }];
}

/** What `xmllint` says against a packet; undefined when nothing. */
export function lintPacket(bytes: Uint8Array): Found | undefined {
  const { status, stderr } = spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: bytes });
  return status === 0 ? undefined : { rule: 'not-well-formed', detail: String(stderr).slice(0, 400) };
}

/** True where `xmllint` is installed. */
export function hasLint(): boolean {
  return spawnSync('xmllint', ['--version']).status === 0;
}
