import { expect, it } from 'vitest';
import { readList } from './reply-readers.ts';
import { receivedRow } from './reply-rows.ts';

const answer = (data: unknown) => Buffer.from(JSON.stringify({ status: 'OK', ErrorCode: '0', data }));

it('says of an empty list that comes again what it said before, and of other bytes what they say', () => {
  const read = readList(receivedRow);
  const empty = answer([]);
  const first = read(empty);
  expect(first).toEqual({ kind: 'ok', value: [] });
  expect(read(answer([]))).toBe(first);
  expect(read(answer([{ docId: '1' }]))).toMatchObject({ kind: 'ok', value: [{ docId: '1' }] });
  expect(read(Buffer.from('{}'))).toMatchObject({ kind: 'outage' });
  // Whoever writes over the bytes of an answer changes nothing that was remembered of it.
  empty.fill(0x20);
  expect(read(empty)).toMatchObject({ kind: 'outage', outage: 'empty-body' });
  expect(read(answer([]))).toBe(first);
});
