import type { FaultRule } from './plan.ts';

/** Named plans: no faults at all, an ordinary working day, and a day that nobody wants. */
export type PresetName = 'orderly' | 'lively' | 'hostile';

/**
 * What the field knows of an ordinary day: slow lines, a proxy that restarts, calls that the vendor's library
 * repeats by itself, lists in no particular order.
 */
const lively: readonly FaultRule[] = [
  { id: 'lively.slow-request', kind: 'delay', ms: 20, upTo: 400, rate: 0.1 },
  { id: 'lively.slow-answer', kind: 'delay', ms: 20, upTo: 400, when: 'after', rate: 0.05 },
  { id: 'lively.answer-lost', kind: 'drop', when: 'after', rate: 0.02 },
  { id: 'lively.twice', kind: 'duplicate', rate: 0.02 },
  { id: 'lively.overtaken', kind: 'reorder', ms: 200, operation: 'sendEdoc', rate: 0.02 },
  { id: 'lively.bad-gateway', kind: 'html-page', status: 502, when: 'before', rate: 0.01 },
  { id: 'lively.redelivered', kind: 'redeliver', rate: 0.02 },
  { id: 'lively.shuffled', kind: 'shuffled-list', rate: 0.2 },
];

/** Every kind of fault, often. */
const hostile: readonly FaultRule[] = [
  { id: 'hostile.delay', kind: 'delay', ms: 50, upTo: 3_000, rate: 0.05 },
  { id: 'hostile.dropped', kind: 'drop', when: 'before', rate: 0.04 },
  { id: 'hostile.answer-dropped', kind: 'drop', when: 'after', rate: 0.04 },
  { id: 'hostile.reset', kind: 'reset', when: 'before', rate: 0.03 },
  { id: 'hostile.answer-reset', kind: 'reset', when: 'after', rate: 0.03 },
  { id: 'hostile.half-closed', kind: 'half-close', when: 'after', rate: 0.02 },
  { id: 'hostile.truncated', kind: 'truncate', bytes: 40, rate: 0.03 },
  { id: 'hostile.twice', kind: 'duplicate', rate: 0.05 },
  { id: 'hostile.overtaken', kind: 'reorder', ms: 1_000, rate: 0.03 },
  { id: 'hostile.drip', kind: 'drip', bytes: 50, ms: 20, rate: 0.03 },
  { id: 'hostile.babble', kind: 'raw-reply', text: '\r\n\r\nNO CARRIER\r\n', when: 'before', rate: 0.02 },
  { id: 'hostile.bad-gateway', kind: 'html-page', status: 502, when: 'before', rate: 0.03 },
  { id: 'hostile.gateway-timeout', kind: 'html-page', status: 504, when: 'after', rate: 0.02 },
  { id: 'hostile.empty', kind: 'empty-body', when: 'after', rate: 0.02 },
  { id: 'hostile.failing', kind: 'json-500', when: 'before', rate: 0.02 },
  { id: 'hostile.odd-status', kind: 'json-500', when: 'after', rate: 0.02 },
  { id: 'hostile.redelivered', kind: 'redeliver', rate: 0.1 },
  { id: 'hostile.silence', kind: 'lost-reply', ms: 10_000, rate: 0.01 },
  { id: 'hostile.stale', kind: 'stale-directory', rate: 0.3 },
  { id: 'hostile.shuffled', kind: 'shuffled-list', rate: 0.5 },
  { id: 'hostile.maintenance', kind: 'maintenance', rate: 0.01 },
  { id: 'hostile.damaged', kind: 'content', rate: 0.03 },
];

/** The presets by name. */
export const presets: Readonly<Record<PresetName, readonly FaultRule[]>> = { orderly: [], lively, hostile };

export const presetNames: readonly PresetName[] = ['orderly', 'lively', 'hostile'];

/** True when `text` names a preset. */
export function isPresetName(text: string): text is PresetName {
  return Object.hasOwn(presets, text);
}
