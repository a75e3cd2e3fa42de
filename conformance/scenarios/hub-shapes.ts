import { names as n, packetNamespace, packetPrefix } from '../../protocol/edxml/names.ts';

/** One way in which a hub writes a packet anew. */
export interface HubShape {
  readonly name: string;
  change(packet: string): string;
}

const p = packetPrefix;

/** Just before an end tag, wherever it stands first. */
function before(packet: string, name: string, text: string): string {
  return packet.replace(new RegExp(`</(?:[A-Za-z]+:)?${name}>`), (end) => `${text}${end}`);
}

/** Shapes that hubs were seen to hand out: all of them mean the same. */
export const hubShapes: readonly HubShape[] = [
  { name: 'faithful', change: (packet) => packet },
  { name: 'hop-with-code', change: (packet) => before(packet, n.traceHeaderList, hop('00.00.W00')) },
  { name: 'hop-without-code', change: (packet) => before(packet, n.traceHeaderList, hop(undefined)) },
  {
    name: 'empty-shells',
    change: (packet) =>
      before(packet, n.messageHeader, `<${p}:${n.responseFor}/><${p}:${n.replyFors}></${p}:${n.replyFors}>`),
  },
  {
    name: 'unknown-element',
    change: (packet) => before(packet, n.messageHeader, `<${p}:HubNote>20</${p}:HubNote>`),
  },
  { name: 'comments', change: (packet) => packet.replace(/(<[^?][^>]*>)/, '$1<!-- truc lien thong -->') },
  { name: 'byte-order-mark', change: (packet) => `\uFEFF${packet}` },
  { name: 'pretty', change: (packet) => packet.replace(/></g, '>\n  <') },
  { name: 'no-prolog', change: (packet) => packet.replace(/^<\?xml[^>]*\?>\s*/, '') },
  {
    name: 'prefix-bound-again',
    change: (packet) => packet.replace(`<${p}:${n.body}`, `<${p}:${n.body} xmlns:${p}="${packetNamespace}"`),
  },
  {
    name: 'empty-signature',
    change: (packet) =>
      before(packet, n.header, `<${n.signature} xmlns="http://www.w3.org/2000/09/xmldsig#"/>`),
  },
];

function hop(code: string | undefined): string {
  const organId = code === undefined ? '' : `<${p}:${n.organId}>${code}</${p}:${n.organId}>`;
  return `<${p}:${n.traceHeader}>${organId}<${p}:${n.timestamp}>2026/11/20 08:30:00</${p}:${n.timestamp}></${p}:${n.traceHeader}>`;
}
