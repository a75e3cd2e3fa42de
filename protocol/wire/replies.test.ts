import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { createBase64Stream } from './base64-stream.ts';
import { liveTexts } from './error-desc.ts';
import { operationNames, operations } from './operations.ts';
import {
  framePacketReply,
  type Reply,
  replyAgencies,
  replyAgenciesQD20,
  replyCount,
  replyDone,
  replyPacket,
  replyReceivedList,
  replyRefused,
  replySent,
  replySentList,
  replyUnits,
} from './replies.ts';

const bodyOf = (reply: Reply) => Buffer.from(reply.body).toString('latin1');
const lengthOf = (reply: { readonly headers: Reply['headers'] }) =>
  Number(reply.headers.find(([name]) => name === 'Content-Length')?.[1]);
const success = '{"status":"OK","ErrorCode":"0","ErrorDesc":"Thanh cong"';
const sender = { id: '68edb8c8c2dcb14db773ce40', code: 'H37.02', name: 'Sở Nội vụ', mail: 'snv@example.vn' };

describe('a good answer', () => {
  const answers: readonly (readonly [string, Reply, string])[] = [
    ['sendEdoc', replySent('68edb8c8c2dcb14db773ce44'), ',"DocId":"68edb8c8c2dcb14db773ce44"}'],
    ['getReceivedEdocList, empty', replyReceivedList([]), ',"data":[]}'],
    [
      'getReceivedEdocList',
      replyReceivedList([
        {
          docId: '0f8fad5b-d9cb-469f-a165-70867728950e',
          serviceType: 'eDoc',
          messageType: 'edoc',
          created_time: '2026/11/21 17:40:52',
          from: 'G22',
          to: 'H37.02',
          status: 'initial',
          status_desc: undefined,
        },
      ]),
      ',"data":[{"docId":"0f8fad5b-d9cb-469f-a165-70867728950e","serviceType":"eDoc","messageType":"edoc","created_time":"2026/11/21 17:40:52","from":"G22","to":"H37.02","status":"initial"}]}',
    ],
    [
      'getSentEdocList',
      replySentList([{ serviceType: 'eDoc', senderDocId: 'a', receiverDocId: 'b', title: 'Về việc' }]),
      ',"data":[{"serviceType":"eDoc","senderDocId":"a","receiverDocId":"b","title":"V\\u1ec1 vi\\u1ec7c"}]}',
    ],
    ['getEdoc', replyPacket(Buffer.from('<edXML/>')), ',"data":"PGVkWE1MLz4="}'],
    [
      'getAgenciesList',
      replyAgencies([{ ...sender, pid: '', oldCode: '000.00.02.H37' }]),
      ',"data":[{"id":"68edb8c8c2dcb14db773ce40","pid":"","code":"H37.02","name":"S\\u1edf N\\u1ed9i v\\u1ee5","mail":"snv@example.vn","oldCode":"000.00.02.H37"}]}',
    ],
    [
      'getAgenciesListQD20',
      replyAgenciesQD20([{ ...sender, code102: '000.00.02.H37' }]),
      ',"data":[{"id":"68edb8c8c2dcb14db773ce40","code":"H37.02","name":"S\\u1edf N\\u1ed9i v\\u1ee5","mail":"snv@example.vn","code102":"000.00.02.H37"}]}',
    ],
    [
      'getSynchronizeUnit',
      replyUnits([{ code: 'H37.02', version: 7, deleted: false, isAgency: true }]),
      ',"data":[{"code":"H37.02","version":7,"deleted":false,"isAgency":true}]}',
    ],
    ['countReceiveEdoc', replyCount(12), ',"count":12}'],
    ['updateStatus', replyDone(), '}'],
  ];

  it.each(answers)('to %s has exactly these bytes', (_, reply, rest) => {
    expect(bodyOf(reply)).toBe(success + rest);
    expect(reply.httpStatus).toBe(200);
    expect(lengthOf(reply)).toBe(reply.body.length);
  });

  it('does not let a wider row leak', () => {
    const row = { ...sender, secret: 'khong-ai-duoc-thay', state: 'active' };
    expect(bodyOf(replyAgencies([row]))).not.toMatch(/khong-ai|state/);
  });

  it('to getEdoc can be streamed to the same bytes', () => {
    const chunks = fc.array(fc.uint8Array({ maxLength: 7 }));
    fc.assert(
      fc.property(chunks, (pieces) => {
        const packet = Buffer.concat(pieces);
        const frame = framePacketReply(packet.length);
        const stream = createBase64Stream();
        const written = pieces.map((each) => stream.write(each)).join('') + stream.end();
        const body = Buffer.concat([frame.head, Buffer.from(written), frame.tail]);
        expect(body.toString()).toBe(bodyOf(replyPacket(packet)));
        expect(lengthOf(frame)).toBe(body.length);
      }),
    );
  });
});

describe('a refusal', () => {
  const unknown = problem(
    'hub.receiver-unknown',
    { path: 'To[2]/OrganId', line: 14, column: 9 },
    { seen: 'H99' },
  );
  const warning = problem('wire.parameter-not-ascii', 'XroadVnpt-from', { seen: 'é' });
  const wrong = problem('wire.signature-wrong', 'XroadVnpt-hash-header');
  const descOf = (reply: Reply) => /"ErrorDesc":("(?:[^"\\]|\\.)*")/.exec(bodyOf(reply))?.[1] ?? '';

  it.each([
    ['sendEdoc', ',"DocId":""}'],
    ['getReceivedEdocList', ',"data":[]}'],
    ['getSentEdocList', ',"data":[]}'],
    ['getEdoc', ',"data":""}'],
    ['updateStatus', '}'],
    ['getAgenciesList', ',"data":[]}'],
    ['getAgenciesListQD20', ',"data":[]}'],
    ['getSynchronizeUnit', ',"data":[]}'],
    ['registerAgency', '}'],
    ['deleteAgency', '}'],
    ['countReceiveEdoc', ',"count":0}'],
    ['countReceiveStatus', ',"count":0}'],
  ] as const)('of %s carries what its SDK call needs', (name, extra) => {
    const text =
      'Chu ky cua yeu cau khong dung: HMAC tinh lai khac XroadVnpt-hash-header [wire.signature-wrong]';
    expect(bodyOf(replyRefused(operations[name], [wrong]))).toBe(
      `{"status":"FAIL","ErrorCode":"15","ErrorDesc":"${text}"${extra}`,
    );
  });

  it('says what, where, which code and how many more errors', () => {
    const reply = replyRefused(operations.sendEdoc, [warning, unknown, wrong, warning]);
    expect(bodyOf(reply)).toContain('"ErrorCode":"18"');
    expect(JSON.parse(descOf(reply))).toBe(
      'Ben nhan "H99" khong co trong danh muc (To[2]/OrganId, dong 14, cot 9) [hub.receiver-unknown]; con 1 loi khac',
    );
  });

  it('begins with the live hub’s own words where they are known', () => {
    const words = liveTexts.senderForeign('H37.02', 'G22');
    expect(words).toBe('Don vi gui H37.02 khong dung voi ma da dang ky: G22');
    const reply = replyRefused(operations.sendEdoc, [wrong], words);
    expect(JSON.parse(descOf(reply))).toBe(`${words} (XroadVnpt-hash-header) [wire.signature-wrong]`);
  });

  it('of downloadEdoc has no body, because the SDK would store it as the packet', () => {
    const reply = replyRefused(operations.downloadEdoc, [wrong]);
    expect([reply.httpStatus, reply.body.length]).toEqual([401, 0]);
    expect(reply.headers).toContainEqual(['XroadVnpt-ErrorCode', '15']);
    expect(replyRefused(operations.downloadEdoc, [unknown]).httpStatus).toBe(400);
  });

  it('without a reason is a bug', () => {
    expect(() => replyRefused(operations.sendEdoc, [])).toThrow('a refusal needs a problem');
  });

  it('is ASCII and has no null, whatever the peer sent', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operationNames), fc.string({ unit: 'binary' }), (name, seen) => {
        const reply = replyRefused(operations[name], [problem('wire.parameter-value', seen, { seen })]);
        expect(reply.body.every((byte) => byte < 0x80)).toBe(true);
        expect(reply.headers.every(([, value]) => /^[\x20-\x7e]*$/.test(value))).toBe(true);
        expect(bodyOf(reply)).not.toContain(':null');
      }),
    );
  });
});
