/**
 * What a call's time goes to. `parse` lies within `body`, `store-file` and `store-row` within `store`, and all
 * of them within `whole`; the others follow each other.
 */
export const spanNames = [
  'whole',
  'authenticate',
  'body',
  'parse',
  'check',
  'fan-out',
  'verify',
  'store',
  'store-file',
  'store-row',
  'reply',
] as const;

export type SpanName = (typeof spanNames)[number];

/** The span within which a span lies; `whole` holds the others. */
export function partOf(span: SpanName): SpanName | undefined {
  switch (span) {
    case 'parse':
      return 'body';
    case 'store-file':
    case 'store-row':
      return 'store';
    default:
      return undefined;
  }
}

/** To which span each step of a use-case belongs; a step of no other name is a `check`. */
const spanOfSteps: Readonly<Record<string, SpanName>> = {
  method: 'authenticate',
  authenticate: 'authenticate',
  parameters: 'authenticate',
  size: 'body',
  body: 'body',
  agencies: 'fan-out',
  receivers: 'fan-out',
  file: 'fan-out',
  signatures: 'verify',
  verdict: 'verify',
  delivery: 'store',
  record: 'store',
  store: 'store',
  list: 'store',
  count: 'store',
};

export function spanOfStep(step: string): SpanName {
  return spanOfSteps[step] ?? 'check';
}
