import { describe, expect, it } from 'vitest';
import { drop, found, letter, put, silent, status } from '../mutants/packet-under-test.ts';
import { presenceChecks } from './document-presence.ts';

const absent = '(không có / absent)';
const empty = '(rỗng / empty)';

describe('what a document has to have (MET-01)', () => {
  const line = (id: string, path: string, field: string, seen: string) =>
    `document.${id}-present MET-01 fail/${field} MessageHeader/${path}: ${seen}`;

  it.each<readonly [id: string, path: string, field: 'fail' | 'warn']>([
    ['from-organ-id', 'From/OrganId', 'fail'],
    ['from-organ-name', 'From/OrganName', 'fail'],
    ['from-address', 'From/OrganAdd', 'warn'],
    ['from-email', 'From/Email', 'warn'],
    ['from-telephone', 'From/Telephone', 'warn'],
    ['to-organ-id', 'To[2]/OrganId', 'fail'],
    ['to-organ-name', 'To[2]/OrganName', 'warn'],
    ['code-number', 'Code/CodeNumber', 'fail'],
    ['code-notation', 'Code/CodeNotation', 'fail'],
    ['promulgation-place', 'PromulgationInfo/Place', 'warn'],
    ['promulgation-date', 'PromulgationInfo/PromulgationDate', 'fail'],
    ['type', 'DocumentType/Type', 'fail'],
    ['type-name', 'DocumentType/TypeName', 'warn'],
    ['subject', 'Subject', 'fail'],
    ['content', 'Content', 'warn'],
    ['signer-position', 'SignerInfo/Position', 'warn'],
    ['signer-name', 'SignerInfo/FullName', 'fail'],
  ])('%s', (id, path, field) => {
    const at = path.includes('/') ? path : `MessageHeader/${path}`;
    expect(found(presenceChecks, drop(at)(letter()))).toEqual([line(id, path, field, absent)]);
    expect(found(presenceChecks, put(at, ' ')(letter()))).toEqual([line(id, path, field, empty)]);
  });

  it('is a receiver at least', () => {
    expect(found(presenceChecks, letter({ to: [] }))).toEqual([line('to', 'To', 'fail', absent)]);
    expect(found(presenceChecks, letter())).toEqual([]);
  });
});

describe('what a status has to have (STA-14)', () => {
  const line = (id: string, path: string, field: string, seen: string) =>
    `status.${id}-present STA-14 fail/${field} MessageHeader/${path}: ${seen}`;

  it.each<readonly [id: string, path: string, field: 'fail' | 'warn']>([
    ['from-organ-id', 'From/OrganId', 'fail'],
    ['response-organ-id', 'ResponseFor/OrganId', 'fail'],
    ['response-code', 'ResponseFor/Code', 'fail'],
    ['response-document-id', 'ResponseFor/DocumentId', 'fail'],
    ['response-date', 'ResponseFor/PromulgationDate', 'warn'],
    ['timestamp', 'Timestamp', 'fail'],
  ])('%s', (id, path, field) => {
    const at = path.includes('/') ? path : `MessageHeader/${path}`;
    expect(found(presenceChecks, drop(at)(status('03')))).toEqual([line(id, path, field, absent)]);
    expect(found(presenceChecks, put(at, '')(status('03')))).toEqual([line(id, path, field, empty)]);
  });

  it('is its code', () => {
    expect(found(presenceChecks, drop('StatusCode')(status('03')))).toEqual([
      line('status-code', 'StatusCode', 'fail', absent),
    ]);
    expect(found(presenceChecks, status('03'))).toEqual([]);
  });
});

describe('what is asked of each', () => {
  const of = (kind: string) => presenceChecks.map(({ id }) => id).filter((id) => id.startsWith(`${kind}.`));

  it('is not asked of the other', () => {
    expect(silent(presenceChecks, letter())).toEqual(of('status'));
    expect(silent(presenceChecks, status('03'))).toEqual(of('document'));
  });
});
