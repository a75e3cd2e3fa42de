import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { createPaint } from '../paint.ts';
import { renderRequest } from './render-request.ts';
import type { View } from './view.ts';

const view = (language: 'vi' | 'en'): View => ({
  language,
  paint: createPaint({ colour: false }),
  width: 100,
  nameOf: (code) => code,
});

/** A request of nobody, of which nothing could be read. */
const unread = (problems: readonly Problem[], httpStatus = 400) => ({
  ...{ at: 0, took: 0, method: '', path: '', bodyBytes: 0, refused: true, answered: 'KHÔNG', httpStatus },
  ...{ number: 1, headers: [], operation: undefined, systemId: undefined, messageType: undefined, problems },
});

describe('a connection on which no request was made', () => {
  it.each([
    ['vi', '07:00:00  ✗ kết nối chưa thành yêu cầu HTTP: bị từ chối'],
    ['en', '07:00:00  ✗ a connection that came to no HTTP request: refused'],
  ] as const)('is told as one, in %s', (language, line) => {
    expect(renderRequest(view(language), unread([problem('wire.request-malformed', 'request')]))[0]).toBe(
      line,
    );
  });

  it('had no answer to wait for', () => {
    const problems = [problem('link.handshake-broken-off', 'link')];
    expect(renderRequest(view('en'), unread(problems, 0)).join('\n')).not.toMatch(/hung up|answered/);
  });
});

it.each([
  ['vi', 'sendEdoc của hệ thống G06: chưa trả lời được'],
  ['en', 'sendEdoc of system G06: cannot be answered yet'],
] as const)(
  'a request whose body stopped short is neither refused nor hung up on, in %s',
  (language, line) => {
    const found = problem('hub.upload-stalled', 'request', { seen: '98/100' });
    const stalled = { ...unread([found], 0), method: 'POST', operation: 'sendEdoc', systemId: 'G06' };
    const text = renderRequest(view(language), stalled).join('\n');
    expect(text).toContain(line);
    expect(text).toContain('98/100');
    expect(text).not.toMatch(/từ chối|refused|ngắt kết nối|hung up/);
  },
);

describe('a refused packet', () => {
  const missing = problem('packet.element-missing', 'MessageHeader/StatusCode');
  const unknown = (path: string) => problem('packet.element-unknown', path, { seen: 'Status' });

  it('is told with the element that probably stands for the one that is missing', () => {
    const text = renderRequest(view('vi'), unread([missing, unknown('MessageHeader/Status')])).join('\n');
    expect(text.indexOf('MessageHeader/Status ')).toBeGreaterThan(0);
    expect(text.indexOf('MessageHeader/Status ')).toBeLessThan(text.indexOf('MessageHeader/StatusCode'));
  });

  it.each([
    ['stands elsewhere', [missing, unknown('MessageHeader/From/Status')]],
    ['misses nothing', [problem('hub.document-conflict', 'request'), unknown('MessageHeader/Status')]],
  ])('is told without an unknown element that %s', (_, problems) => {
    expect(renderRequest(view('vi'), unread(problems)).join('\n')).not.toContain('packet.element-unknown');
  });
});

it.each([
  ['vi', 'packet.element-missing', true, 'và 3 lỗi khác'],
  ['en', 'packet.element-missing', true, 'and 3 more errors'],
  ['vi', 'packet.element-advised', false, 'và 3 điều khác cần xem'],
  ['en', 'packet.element-advised', false, 'and 3 more to look at'],
] as const)('what is not shown is counted as what it is, in %s: %s', (language, code, refused, line) => {
  const problems = Array.from({ length: 9 }, (_, index) => problem(code, `From/${index}`));
  expect(renderRequest(view(language), { ...unread(problems, 200), refused }).join('\n')).toContain(line);
});
