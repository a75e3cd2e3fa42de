import type { FlowEffect } from './transfer.ts';

/** An effect on one document, at some of its receivers or, without these, at all. */
type OnDocument = Extract<FlowEffect, { readonly kind: 'recall' | 'replace' }>;

/**
 * One effect for each document, however often a packet names it: once for each receiver, by both codes of one
 * body (IDC-06), for all and for one. A second mark of one recall would stay unanswered for ever.
 */
export function oncePerDocument<Effect extends OnDocument>(effects: readonly Effect[]): readonly Effect[] {
  return [...Map.groupBy(effects, ({ document }) => document).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.reduce(join, first)],
  );
}

function join<Effect extends OnDocument>(one: Effect, other: Effect): Effect {
  if (one.receivers === undefined || other.receivers === undefined) return { ...one, receivers: undefined };
  return { ...one, receivers: [...new Set([...one.receivers, ...other.receivers])] };
}
