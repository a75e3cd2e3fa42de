import { describe, expect, it } from 'vitest';
import type { ProblemCode } from './catalogue.ts';
import { describeProblem } from './describe.ts';
import { problem } from './problem.ts';

/** What a connector written by hand gets wrong first, and the word that its author looks for. */
const mistakes: readonly (readonly [string, ProblemCode, RegExp, RegExp])[] = [
  ['signs with a line end after the secret', 'wire.signature-wrong', /xuống dòng/, /line end/],
  ['reads a line end with its secret', 'wire.signature-key-padded', /trim\(\)/, /trim\(\)/],
  ['writes its HMAC in Base64', 'wire.signature-malformed', /không Base64/, /no Base64/],
  ['compares a hash with all 64 digits', 'wire.file-hash-wrong', /đủ 64 chữ số/, /all 64 digits/],
  ['puts parameters into the URL', 'wire.parameter-missing', /không đặt trên URL/, /not in the URL/],
  ['sends a token', 'wire.signing-header-missing', /Authorization/, /Authorization/],
  ['takes the code of a body for its system', 'wire.system-unknown', /khác mã cơ quan/, /agency’s code/],
  ['counts characters', 'wire.request-malformed', /không phải số ký tự/, /not characters/],
  ['promises more bytes than it sends', 'hub.upload-cut', /Content-Length/, /Content-Length/],
  ['promises more bytes, and waits', 'hub.upload-stalled', /đếm cả CRLF/, /counts the CRLF/],
  ['calls the bare address', 'wire.operation-unknown', /vào cuối địa chỉ/, /at the end of/],
  ['leaves & as it is', 'xml.not-well-formed', /&amp;.*EntityRef/, /&amp;.*EntityRef/],
  ['takes the Base64 of URLs', 'attachment.base64-broken', /- và _/, /- and _/],
  [
    'addresses a status to somebody else',
    'identity.document-id-agency-differs',
    /giữ nguyên mã của văn bản đó/,
    /keep its identifier/,
  ],
];

describe('the remedy for a connector that', () => {
  it.each(mistakes)('%s names it', (_, code, vi, en) => {
    const found = problem(code, 'request', { seen: 'x', expected: 'y' });
    expect(describeProblem(found, 'vi').remedy).toMatch(vi);
    expect(describeProblem(found, 'en').remedy).toMatch(en);
  });
});
