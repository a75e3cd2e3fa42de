import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { encodeDocument } from '../../../protocol/edxml/encode.ts';
import { asDocument, call, documents, letterDraft, rawCall, startHubUnderTest } from '../hub-under-test.ts';

it('a caller that goes away in the middle of a long answer is no failure of the hub', async () => {
  const hub = await startHubUnderTest();
  const bytes = Buffer.alloc(8_000_000, '%PDF-1.7\n');
  const attachments = [{ name: 'so-lieu.pdf', bytes, contentType: 'application/pdf' }];
  const packet = encodeDocument({ ...letterDraft(['H17']), attachments }, 'sdk');
  if (!packet.ok) throw new Error(packet.problems[0]?.code);
  await call(hub, 'G22', 'sendEdoc', asDocument('G22'), packet.value);
  const [row] = (await call(hub, 'H17', 'getReceivedEdocList', documents)).json['data'] as [
    { docId: string },
  ];

  const served = once(hub.front, 'connection');
  const caller = connect({ host: '127.0.0.1', port: Number(new URL(hub.url).port) });
  const [serving] = (await served) as [Socket];
  const closed = once(serving, 'close').catch(() => undefined);
  caller.write(rawCall('H17', 'getEdoc', [['docId', row.docId]]));
  await once(caller, 'data');
  caller.resetAndDestroy();
  await closed;
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();

  expect(hub.log.entries).toEqual([]);
  expect((await call(hub, 'H17', 'countReceiveEdoc')).json['count']).toBe(1);
  await hub.close();
});
