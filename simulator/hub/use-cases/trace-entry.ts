import { renderLocalTimestamp } from '../../../protocol/calendar/local-time.ts';
import { names } from '../../../protocol/edxml/names.ts';
import type { Instant } from '../../../protocol/ports/ports.ts';
import type { XmlElement } from '../../../protocol/xml/tree.ts';
import { childNamed, locate } from '../../../protocol/xml/walk.ts';
import type { TraceSplice } from '../store/store.ts';

/** Delivers a packet as it came. */
export const noTraceEntry: TraceSplice = { offset: 0, removes: 0, text: '' };

/**
 * Where and how the hub's own hop goes into a document packet (ENV-07): as the last entry of the trace list,
 * under the prefix with which the list itself is written; the list is made when there is none.
 * Deviation: the live hub writes the whole packet anew; here every other byte stays (ENV-06).
 */
export function traceEntryFor(root: XmlElement, centreCode: string, at: Instant): TraceSplice {
  const header = locate(root, `${names.envelope}/${names.header}`);
  const messageHeader = header && childNamed(header, names.messageHeader);
  if (header === undefined || messageHeader === undefined) throw new Error('A document without its header.');
  const list = childNamed(header, names.traceHeaderList);
  if (list === undefined) return newList(messageHeader, centreCode, at);
  const tag = tagWriter(list);
  const entry = traceHeader(tag, centreCode, at);
  if (!isEmptyTag(list)) return { offset: list.inner.end, removes: 0, text: entry };
  const text = `>${entry}</${tag(names.traceHeaderList)}>`;
  return { offset: list.span.end - emptyTagEnd.length, removes: emptyTagEnd.length, text };
}

const emptyTagEnd = '/>';

/** The inside of `<a/>` is at its end; that of `<a></a>` is before its end tag. */
function isEmptyTag(element: XmlElement): boolean {
  return element.inner.start === element.span.end;
}

function newList(messageHeader: XmlElement, centreCode: string, at: Instant): TraceSplice {
  const tag = tagWriter(messageHeader);
  const list = tag(names.traceHeaderList);
  const text = `<${list}>${traceHeader(tag, centreCode, at)}</${list}>`;
  return { offset: messageHeader.span.end, removes: 0, text };
}

type TagWriter = (local: string) => string;

function tagWriter({ name }: XmlElement): TagWriter {
  return (local) => (name.prefix === '' ? local : `${name.prefix}:${local}`);
}

function traceHeader(tag: TagWriter, centreCode: string, at: Instant): string {
  const leaf = (local: string, text: string) => `<${tag(local)}>${text}</${tag(local)}>`;
  const inside = leaf(names.organId, centreCode) + leaf(names.timestamp, renderLocalTimestamp(at));
  return leaf(names.traceHeader, inside);
}
