import { expect, test } from 'vitest';
import { isMangled, sniff } from './sniff.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['pdf', latin('%PDF-1.4\n')],
  ['pdf', latin(`${'\n'.repeat(900)}%PDF-1.7`)],
  ['zip', latin('PK\x03\x04rest')],
  ['zip', latin('PK\x05\x06')],
  ['ole', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['png', latin('\x89PNG\r\n')],
  ['jpeg', Buffer.from('ffd8ffe0', 'hex')],
  ['gif', latin('GIF89a')],
  ['tiff', latin('II*\x00')],
  ['tiff', latin('MM\x00*')],
  ['gzip', Buffer.from('1f8b08', 'hex')],
  ['rtf', latin('{\\rtf1')],
  ['executable', latin('MZ\x90\x00')],
  ['executable', latin('\x7fELF')],
  ['executable', latin('#!/bin/sh\n')],
  ['html', latin('\n<!-- x -->\n<HTML>')],
  ['html', latin('<script>alert(1)</script>')],
  ['html', Buffer.from('\ufeff<!doctype html>')],
  ['text', Buffer.from('Công văn số 1')],
  ['text', latin('MZ is how some text begins')],
  ['text', Buffer.from('fffe4100', 'hex')],
  ['text', Buffer.concat([Buffer.alloc(4095, 0x61), Buffer.from('ă')])],
  ['unknown', Buffer.from('00010203', 'hex')],
  ['unknown', latin('c\xf4ng v\xe3n')],
  ['unknown', Buffer.alloc(0)],
])('%s', (type, bytes) => {
  expect(sniff(bytes)).toBe(type);
});

test('what was read as text is known by its replacement characters', () => {
  for (const hex of ['255044462d312e340a25e2e3cfd30a', 'd0cf11e0a1b11ae100', '89504e470d0a1a0a00ff00']) {
    const bytes = Buffer.from(hex, 'hex');
    const mangled = Buffer.from(bytes.toString('utf8'));
    expect(isMangled(bytes, sniff(bytes))).toBe(false);
    expect(isMangled(mangled, sniff(mangled))).toBe(true);
  }
});

test('a text with replacement characters is a text', () => {
  const bytes = Buffer.from('a\ufffdb\ufffdc');
  expect(isMangled(bytes, sniff(bytes))).toBe(false);
});

test('many comments are stepped over in no time', () => {
  expect(sniff(Buffer.from('<!-- -->'.repeat(500)))).toBe('text');
  expect(sniff(Buffer.from(`${'<!-- -->'.repeat(400)}<html>`))).toBe('html');
});
