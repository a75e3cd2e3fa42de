import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { problem } from '../problems/problem.ts';
import { nearBody } from './near-body.ts';

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n<edXML xmlns="http://www.mic.gov.vn/TBT/QCVN_102_2016">';
const wrong = [problem('wire.file-hash-wrong', 'XroadVnpt-hash-file')];
const seen = (body: Uint8Array | string, problems = wrong) =>
  nearBody(problems, Buffer.from(body)).map((each) => [each.code, each.severity, each.seen]);

describe('a body in the place of a packet', () => {
  it.each([
    ['0 byte', ''],
    ['2 byte', '\r\n'],
    ['gzip', gzipSync(xml)],
    ['zip', 'PK\x03\x04\x14\x00'],
    ['PDF', '%PDF-1.7\n'],
    ['multipart/form-data', `--x\r\nContent-Disposition: form-data; name="file"\r\n\r\n${xml}`],
    ['JSON', '{"file":"PD94"}'],
    ['JSON', ' [1]'],
    ['JSON', '\ufeff{"file":"PD94"}'],
    ['JSON', '{}'],
    ['SOAP', '<soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body>'],
    ['Base64', Buffer.from(xml).toString('base64')],
    ['Base64', Buffer.from(`\ufeff${xml}`).toString('base64')],
    ['application/x-www-form-urlencoded', 'edxml=%3Cedxml%3E&a=b'],
  ])('is told as %s', (form, body) => {
    expect(seen(body)).toEqual([['wire.body-not-packet', 'notice', form]]);
    expect(seen(body, [problem('xml.not-well-formed', 'packet')])).toHaveLength(1);
  });

  it.each([xml, `\ufeff${xml}`, `  ${xml}`, '<edXML:edXMLEnvelope>', 'VGhpcyBpcyBubyBYTUw=', 'xin chao'])(
    'is nothing to tell of, where it may be one or is nobody knows what: %s',
    (body) => {
      expect(seen(body)).toEqual([]);
    },
  );

  it('is nothing to tell of where something else is wrong', () => {
    expect(seen('{}', [problem('wire.signature-wrong', 'XroadVnpt-hash-header')])).toEqual([]);
  });
});
