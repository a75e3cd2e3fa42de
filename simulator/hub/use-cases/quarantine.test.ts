import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bomb } from '../../../fixtures/mutations/archives.ts';
import type { OutgoingAttachment } from '../../../protocol/edxml/draft.ts';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import { testVirusMarks } from '../../../protocol/edxml/mark-search.ts';
import {
  asDocument,
  call,
  type HubUnderTest,
  letterDraft,
  startHubUnderTest,
  written,
} from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeAll(async () => {
  hub = await startHubUnderTest();
});
afterAll(() => hub.close());
beforeEach(() => hub.store.reset());

const mtime = '1980-01-01T00:00:00';
const [testVirus = Buffer.alloc(0)] = testVirusMarks;
const pdf = (objects: string) => Buffer.from(`%PDF-1.7\n1 0 obj <<>> endobj\n${objects}\n%%EOF\n`, 'latin1');
const file = (name: string, bytes: Uint8Array): OutgoingAttachment => ({ name, bytes });

async function send(attachment: OutgoingAttachment) {
  const draft = { ...letterDraft(['H17']), attachments: [attachment] };
  const body = written(encodeDocument(draft, 'sdk'));
  return (await call(hub, 'G22', 'sendEdoc', asDocument('G22'), body)).json;
}

interface Kept {
  readonly packets: readonly {
    readonly systemId: string;
    readonly sha256: string;
    readonly problems: readonly { readonly code: string }[];
  }[];
  readonly after: number;
}

async function kept(after = 0): Promise<Kept> {
  return (await (await fetch(`${hub.managementUrl}/quarantine?after=${after}`)).json()) as Kept;
}

describe('ATT-08: a packet is refused with its reason, and a quarantine record is left, for', () => {
  it.each([
    ['an encrypted PDF', file('vb.pdf', pdf('trailer <</Encrypt 2 0 R>>')), 'attachment.pdf-encrypted'],
    [
      'a PDF with a script',
      file('vb.pdf', pdf('2 0 obj <</S/JavaScript/JS(x)>> endobj')),
      'attachment.pdf-active',
    ],
    [
      'a PDF that starts a program',
      file('vb.pdf', pdf('2 0 obj <</S/Launch>> endobj')),
      'attachment.pdf-active',
    ],
    ['the test virus', file('vb.txt', testVirus), 'attachment.test-virus'],
    [
      'the test virus in an archive',
      file('vb.zip', zipSync({ 'a.txt': Buffer.from('a'), 'b.txt': testVirus }, { mtime })),
      'attachment.test-virus',
    ],
    ['a zip bomb', bomb(), 'attachment.zip-bomb'],
  ])('%s', async (_, attachment, code) => {
    const { status, ErrorDesc } = await send(attachment);
    expect([status, ErrorDesc]).toEqual(['FAIL', expect.stringContaining(`[${code}]`)]);
    expect(await hub.store.listSent({ systemId: '000.00.00.G22', messageType: 'edoc' })).toEqual([]);
    const { packets, after } = await kept();
    expect(packets).toMatchObject([{ systemId: '000.00.00.G22', problems: [{ code }] }]);
    expect(packets[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect((await kept(after)).packets).toEqual([]);
  });

  it('nothing that is harmless, nor what is wrong in another way', async () => {
    expect((await send(file('vb.txt', Buffer.from('Danh mục'))))['status']).toBe('OK');
    expect((await send(file('vb.pdf', Buffer.from('Danh mục'))))['status']).toBe('FAIL');
    expect((await kept()).packets).toEqual([]);
  });
});
