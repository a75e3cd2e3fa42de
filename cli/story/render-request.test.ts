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
