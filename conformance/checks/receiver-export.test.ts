import { describe, expect, it } from 'vitest';
import { type AgencyRecording, asked, found, lookedAt, step } from './agency-recording-under-test.ts';
import { receiverLifeChecks } from './receiver-life-checks.ts';

const [came, other] = ['0123456789abcdef01', 'fedcba98765432100f'];
const id = 'receiver.keeps-files-unchanged';
const at = 'receiver-life/export';
const nothing = 'not-run: nothing happened that it could judge';
const exported = (facts: Readonly<Record<string, string>>, action = 'export-document') =>
  asked(at, action, { outcome: 'done', documentId: 'U', ...facts });
const sound: AgencyRecording = {
  usual: step('receiver-life/usual', { document: 'U' }),
  export: step(at, { document: 'U', main: came }),
  file: exported({ file: came }),
};
const judged = (changes: AgencyRecording) => found(receiverLifeChecks, id, { ...sound, ...changes });

describe('a file that is exported (ATT-12)', () => {
  it('is the one that came', () => {
    expect(judged({})).toEqual([]);
    expect(lookedAt(receiverLifeChecks, id, sound)).toEqual(['file']);
  });

  it('is another one, and the beginning of both hashes is told', () => {
    expect(judged({ file: exported({ file: other }) })).toEqual([
      'fail ATT-12 in file, file: fedcba9876543210… ≠ 0123456789abcdef…',
    ]);
  });

  it('is compared with the file of its own letter', () => {
    const more = {
      'other export': step(at, { document: 'V', main: other }),
      'other file': exported({ documentId: 'V', file: other }),
    };
    expect(judged(more)).toEqual([]);
    expect(lookedAt(receiverLifeChecks, id, { ...sound, ...more })).toEqual(['file', 'other file']);
  });

  it.each<readonly [string, AgencyRecording, string]>([
    ['nothing was exported', { file: undefined }, nothing],
    ['no file came out', { file: exported({}) }, nothing],
    ['something else came out', { file: exported({ file: other }, 'show-document') }, nothing],
    ['nobody wrote down what came', { export: undefined, file: exported({ file: other }) }, nothing],
    ['nobody wrote down its file', { export: step(at, { document: 'U' }) }, nothing],
    ['it is of another letter', { file: exported({ documentId: 'V', file: other }) }, nothing],
    [
      'there is no such function',
      { file: exported({ outcome: 'not-offered' }) },
      'not-applicable: the system has no function export-document',
    ],
  ])('is not judged when %s', (_, changes, why) => {
    expect(judged(changes)).toEqual([why]);
  });
});
