import { expect, it } from 'vitest';
import { pemOf } from '../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../fixtures/keys/test-cast.ts';
import { readTrustFile } from './trust-list-file.ts';

it('a trust list is read with and without the byte order mark that editors of Windows put in front', () => {
  const certificate = pemOf('CERTIFICATE', testPki().root.certificate);
  const text = JSON.stringify({ anchors: [{ certificate, purposes: [] }] });
  for (const each of [text, `\uFEFF${text}`])
    expect(readTrustFile('roots.json', Buffer.from(each))).toHaveLength(1);
});
