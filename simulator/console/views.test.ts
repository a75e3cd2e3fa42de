import { describe, expect, it } from 'vitest';
import { createKit } from './kit.ts';
import { labels } from './labels.ts';
import { makeNode } from './node.ts';
import type { ShownTransfer } from './shown.ts';
import { request, textOf, wrongSignature } from './shown-in-tests.ts';
import { viewDocuments } from './view-documents.ts';
import { viewHead } from './view-head.ts';
import { viewProblems } from './view-problems.ts';
import { viewRequest } from './view-request.ts';
import { viewTroubles } from './view-troubles.ts';

const names = { H17: 'UBND thành phố Đà Nẵng', G22: 'Văn phòng Chính phủ' };
const vi = createKit('vi', makeNode, names);
const en = createKit('en', makeNode, names);
const refused = request({ refused: true, problems: [wrongSignature('00')], answered: '{"ErrorCode":"15"}' });

const delivery = { deliveryId: 'd', docId: 'x', transport: 'done', updatedAt: 0 };
const transfer: ShownTransfer = {
  ...{ document: 'G22,2026/11/22,4148/VPCP', documentId: 'G22,2026/11/22,4148/VPCP', issuer: 'G22' },
  ...{ receiver: 'H17', acceptedAt: 0, changedAt: 0, processing: 'registered' },
  deliveries: [delivery],
};

describe('a request in the console', () => {
  const view = (isOpen: boolean, kit = vi) =>
    textOf(viewRequest(refused, kit, { labels, isOpen, problems: (found) => viewProblems(found, kit) }));

  it('is one line until it is opened', () => {
    const what = refused.problems[0]?.vi.text;
    expect(view(false)).toBe(`07:00:00Gửi gói tin sendEdoc000.00.00.G22✗ bị từ chối${what}`);
  });

  it('tells what is wrong, what to do, where, what was seen, by which code, and the answer to the letter', () => {
    const text = view(true);
    const [found] = refused.problems;
    for (const part of [found?.vi.text, found?.vi.remedy, 'XroadVnpt-hash-header', 'wire.signature-wrong'])
      expect(text).toContain(part);
    expect(text).toContain('HTTP 200\n\n{"ErrorCode":"15"}');
  });

  it('speaks English too', () => {
    expect(view(true, en)).toContain(refused.problems[0]?.en.remedy);
    expect(view(true, en)).not.toContain('Cách sửa');
  });

  it('names the command that explains a signature where there is one', () => {
    expect(view(true)).not.toContain('npx lienthong');
    const headers = [['XroadVnpt-sign-header', '{}']] as const;
    const signed = viewRequest({ ...refused, headers }, vi, { labels, isOpen: true, problems: () => [] });
    expect(textOf(signed)).toContain('npx lienthong verify-request yeu-cau.http --secret …');
  });
});

describe('a connection on which no request was made', () => {
  const nobody = { method: '', path: '', httpStatus: 0, answered: '', refused: true };
  const { operation: _operation, systemId: _systemId, ...bare } = request(nobody);
  const shown = (kit: typeof vi) =>
    textOf(viewRequest(bare, kit, { labels, isOpen: true, problems: () => [] }));

  it('is told as one, with nothing said to have been sent or answered', () => {
    expect(shown(vi)).toContain('Kết nối chưa thành yêu cầu HTTPchưa rõ hệ thống');
    expect(shown(vi)).toContain('Không có câu trả lời: kết nối đã đóng trước đó.');
    expect(shown(en)).toContain('A connection that came to no HTTP request');
    for (const text of [shown(vi), shown(en)]) expect(text).not.toMatch(/HTTP\/1\.1|HTTP 0|gói tin|packet/);
  });
});

it('a body that stopped short is told as waited for, neither refused nor hung up', () => {
  const problems = [{ ...wrongSignature(''), code: 'hub.upload-stalled' }];
  const stalled = request({ httpStatus: 0, answered: '', refused: true, problems });
  const text = textOf(viewRequest(stalled, vi, { labels, isOpen: true, problems: () => [] }));
  expect(text).toContain('… chưa trả lời được');
  expect(text).toContain('Trục còn chờ phần còn lại');
  expect(text).not.toMatch(/bị từ chối|đã đóng/);
});

it('a document tells at each receiver how it travelled and how far it got', () => {
  const text = textOf(viewDocuments([transfer], labels, vi));
  expect(text).toContain('4148/VPCP');
  expect(text).toContain('UBND thành phố Đà Nẵng H17đã lấy và báo “done”03 đã tiếp nhận, vào sổ');
});

it('a name that nobody has is shown as it is, even one of every object', () => {
  const odd = { ...transfer, receiver: 'constructor', processing: 'toString' };
  expect(textOf(viewDocuments([odd], labels, vi))).toContain('constructor constructor');
});

it('deliveries that are held, quarantine and broken connections stand together, newest first', () => {
  const held = {
    ...transfer,
    deliveries: [{ ...delivery, transport: 'held', updatedAt: 2_000 }],
  };
  const quarantine = [{ number: 1, at: 3_000, systemId: 'G06', sha256: 'ab', problems: [] }];
  const links = [
    { number: 1, at: 1_000, remoteAddress: '127.0.0.1', failure: 'NO_SHARED_CIPHER', problems: [] },
  ];
  const shown = viewTroubles({ quarantine, links, transfers: [held, transfer] }, vi, () => []);
  expect(shown.map(({ key }) => key)).toEqual(['q1', 'dd', 'l1']);
  expect(textOf(shown)).toContain('/deliveries/d/reset');
});

it('the head tells of a clock that stands still and of faults on purpose', () => {
  const facts = { endpoint: 'http://h', dialect: 'strict', systems: 5, instant: 1_000 };
  const shown = textOf(viewHead({ ...facts, frozen: true, faults: 2 }, vi));
  for (const part of ['http://h', 'strict', '01/01/1970 07:00:01 (đứng yên)', '2 quy tắc'])
    expect(shown).toContain(part);
  expect(textOf(viewHead({ ...facts, frozen: false, faults: 0 }, en))).not.toContain('Faults');
});
