import { journalLines, noteAtEnd } from './journal-writer.ts';
import { summaryPath } from './settings.ts';

interface Summary {
  readonly metrics: Readonly<
    Record<string, { readonly values: Readonly<Record<string, number>> } | undefined>
  >;
}

/**
 * Notes what could not be started, and how many lines the users wrote, so that nobody can take one away unseen; and
 * leaves the summary where it is wanted.
 */
export function handleSummary(data: Summary): Record<string, string> {
  const countOf = (name: string) => data.metrics[name]?.values['count'] ?? 0;
  const dropped = countOf('dropped_iterations');
  if (dropped > 0) noteAtEnd({ op: 'dropped', count: dropped });
  noteAtEnd({ op: 'closed', lines: countOf(journalLines) });
  return summaryPath === undefined ? {} : { [summaryPath]: JSON.stringify(data) };
}
