import { describe, expect, it } from 'vitest';
import { type AgencyRecording, asked, calls, found, lookedAt, step } from './agency-recording-under-test.ts';
import { receiverDirectoryChecks } from './receiver-directory-checks.ts';

const at = (name: string) => `receiver-directory/${name}`;
const shown = (code: string, offered: string) =>
  asked(at('offered'), 'show-receiver', { outcome: 'done', code, offered });

/** A body is closed and one is opened; the directory is read again within the day, and its screen follows. */
const sound: AgencyRecording = {
  before: calls(at('letter'), 'getAgenciesList'),
  changed: step(at('changed'), { closed: 'G06.24', opened: 'G06.77' }),
  read: calls(at('changed'), 'getAgenciesList'),
  'new step': step(at('offered'), { code: 'G06.77' }),
  new: shown('G06.77', 'true'),
  'old step': step(at('offered'), { code: 'G06.24' }),
  old: shown('G06.24', 'false'),
};
const judged = (id: string, changes: AgencyRecording) =>
  found(receiverDirectoryChecks, `receiver.${id}`, { ...sound, ...changes });
const looked = (id: string, changes: AgencyRecording) =>
  lookedAt(receiverDirectoryChecks, `receiver.${id}`, { ...sound, ...changes });
const nothing = ['not-run: nothing happened that it could judge'];

describe('the bodies that a receiver offers (REG-05)', () => {
  const id = 'follows-the-directory';
  const wrong = (where: string, code: string, offered: string) =>
    `fail REG-05 in ${where}, screen ${code}: offered: ${offered}`;

  it('follow the directory', () => {
    expect(judged(id, {})).toEqual([]);
    expect(looked(id, {})).toEqual(['new', 'old']);
  });

  it.each<readonly [string, AgencyRecording, readonly string[]]>([
    ['hold none that is new', { new: shown('G06.77', 'false') }, [wrong('new', 'G06.77', 'false')]],
    ['hold one that is closed', { old: shown('G06.24', 'true') }, [wrong('old', 'G06.24', 'true')]],
    [
      'are those of yesterday',
      { new: shown('G06.77', 'false'), old: shown('G06.24', 'true') },
      [wrong('new', 'G06.77', 'false'), wrong('old', 'G06.24', 'true')],
    ],
    [
      'are told in words that nobody asked for',
      { new: shown('G06.77', 'có') },
      [wrong('new', 'G06.77', 'có')],
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged(id, changes)).toEqual(findings);
  });

  const ask = (facts: Readonly<Record<string, string>>) => asked(at('offered'), 'show-receiver', facts);

  it.each<readonly [string, AgencyRecording['x'], readonly string[]]>([
    ['nobody looked', undefined, nothing],
    ['nobody says what was shown', ask({ outcome: 'done', code: 'G06.77' }), nothing],
    ['nobody says what was looked for', ask({ outcome: 'done', offered: 'false' }), nothing],
    [
      'there is no such screen',
      ask({ outcome: 'not-offered', code: 'G06.77' }),
      ['not-applicable: the system has no function show-receiver'],
    ],
    [
      'the driver failed',
      ask({ outcome: 'failed', why: 'no power', code: 'G06.77' }),
      ['inconclusive of the harness: the driver failed: no power'],
    ],
    [
      'something else was shown',
      asked(at('offered'), 'show-document', { outcome: 'done', code: 'G06.77', offered: 'false' }),
      nothing,
    ],
    [
      'it was in another scenario',
      asked('receiver-life/x', 'show-receiver', { outcome: 'done', code: 'G06.77', offered: 'false' }),
      nothing,
    ],
  ])('are not known when %s', (_, line, findings) => {
    expect(judged(id, { new: line, old: undefined })).toEqual(findings);
  });

  it('are judged by what was opened, and not where that was not said', () => {
    expect(judged(id, { changed: undefined })).toEqual(nothing);
    expect(judged(id, { changed: step(at('changed')) })).toEqual(nothing);
    expect(looked(id, { new: undefined })).toEqual(['old']);
  });
});

describe('the directory of a receiver (REG-04)', () => {
  const id = 'reads-the-directory-daily';
  const never = ['fail REG-04 in changed, answer: getAgenciesList: 0'];

  it('is read again', () => {
    expect(judged(id, {})).toEqual([]);
    expect(looked(id, {})).toEqual(['changed', 'read']);
  });

  it.each(['getAgenciesList', 'getAgenciesListQD20', 'getSynchronizeUnit'])('is read by %s', (operation) => {
    expect(judged(id, { read: calls(at('changed'), operation) })).toEqual([]);
    expect(looked(id, { read: calls(at('changed'), operation) })).toEqual(['changed', 'read']);
  });

  it.each<readonly [string, AgencyRecording['x']]>([
    ['is not read after it changed', undefined],
    ['is not read in another scenario', calls('receiver-life/x', 'getAgenciesList')],
    ['is not a list of letters', calls(at('changed'), 'getReceivedEdocList')],
    ['is not what an operation is called in part', calls(at('changed'), 'forgetAgenciesList')],
    ['is not what another is called in part', calls(at('changed'), 'forgetSynchronizeUnit')],
  ])('%s', (_, read) => {
    expect(judged(id, { read })).toEqual(never);
    expect(looked(id, { read })).toEqual(['changed']);
  });

  it('is not asked about where nothing changed', () => {
    expect(judged(id, { changed: undefined })).toEqual(nothing);
  });
});

it('the checks are of receivers, and measure time', () => {
  expect(receiverDirectoryChecks.map(({ id, seats, timed }) => [id, seats, timed])).toEqual([
    ['receiver.polls-often-enough', ['receiver'], true],
    ['receiver.follows-the-directory', ['receiver'], true],
    ['receiver.reads-the-directory-daily', ['receiver'], true],
  ]);
});
