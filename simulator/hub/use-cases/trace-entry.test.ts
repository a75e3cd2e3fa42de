import { describe, expect, it } from 'vitest';
import { readTree } from '../../../protocol/xml/read.ts';
import { traceEntryFor } from './trace-entry.ts';

/** 2026-11-21 08:20:00 in Vietnam. */
const at = Date.UTC(2026, 10, 21, 1, 20);
const hop = (p: string) =>
  `<${p}TraceHeader><${p}OrganId>00.00.W00</${p}OrganId><${p}Timestamp>2026/11/21 08:20:00</${p}Timestamp></${p}TraceHeader>`;

function spliced(inside: string, prefix = 'e'): string {
  const p = `${prefix}:`;
  const xml = `<x xmlns:${prefix}="urn:x"><${p}edXMLEnvelope><${p}edXMLHeader>${inside}</${p}edXMLHeader></${p}edXMLEnvelope></x>`;
  const tree = readTree(Buffer.from(xml));
  if (!tree.ok) throw new Error('the test writes broken XML');
  const { offset, removes, text } = traceEntryFor(tree.value.root, '00.00.W00', at);
  const bytes = Buffer.from(xml);
  const parts = [bytes.subarray(0, offset), Buffer.from(text), bytes.subarray(offset + removes)];
  const out = Buffer.concat(parts).toString('utf8');
  expect(readTree(Buffer.from(out)).ok).toBe(true);
  return out;
}

describe('ENV-07: the hub’s hop', () => {
  it('stands last in the list, and every other byte is kept', () => {
    const list =
      '<e:MessageHeader/>\r\n\t<e:TraceHeaderList><e:TraceHeader/> Đã <e:Paper/></e:TraceHeaderList>';
    const out = spliced(list);
    expect(out).toContain(`<e:Paper/>${hop('e:')}</e:TraceHeaderList>`);
    expect(out.replace(hop('e:'), '')).toContain(list);
  });

  it('has the prefix with which the list is written', () => {
    const own = '<e:MessageHeader/><q:TraceHeaderList xmlns:q="urn:x"></q:TraceHeaderList>';
    expect(spliced(own)).toContain(`${hop('q:')}</q:TraceHeaderList>`);
    const bare = '<e:MessageHeader/><TraceHeaderList xmlns="urn:x"></TraceHeaderList>';
    expect(spliced(bare)).toContain(`${hop('')}</TraceHeaderList>`);
  });

  it.each(['<e:TraceHeaderList/>', '<e:TraceHeaderList id="a" />'])('opens a list written as %s', (empty) => {
    const opened = empty.replace('/>', '>');
    expect(spliced(`<e:MessageHeader/>${empty}`)).toContain(`${opened}${hop('e:')}</e:TraceHeaderList>`);
  });

  it('gets a list of its own behind the message header when there is none', () => {
    const made = `<e:TraceHeaderList>${hop('e:')}</e:TraceHeaderList>`;
    expect(spliced('<e:MessageHeader>Ấn</e:MessageHeader><Signature/>')).toContain(
      `</e:MessageHeader>${made}<Signature/>`,
    );
  });
});
