import { describe, expect, it } from 'vitest';
import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import { names as n } from '../../protocol/edxml/names.ts';
import { type AgencyRecording, found, lookedAt, step } from './agency-recording-under-test.ts';
import { gets, says, saysInVain } from './receiver-recording-under-test.ts';
import { receiverStatusChecks } from './receiver-status-checks.ts';
import { element, type SmallStatus } from './small-packet-under-test.ts';

const usual = 'receiver-life/usual';
const letter = 'G22,2026/11/20,11/QĐ-X,2';
const morning = parseLocalTimestamp('2026/11/20 09:00:00') ?? Number.NaN;
const people = { [n.department]: 'Văn thư', [n.staff]: 'A', [n.email]: 'a@b.vn', [n.mobile]: '0900000000' };

/** What a status says beside its code: all that it should, unless told. */
interface Telling {
  readonly timestamp?: string;
  readonly people?: Readonly<Record<string, string>>;
  readonly organId?: string;
  readonly code?: string;
  readonly day?: string;
}

function telling(what: Telling = {}): SmallStatus {
  const { timestamp = '2026/11/20 09:00:00', organId = 'G22', code = '11/QĐ-X,2', day = '2026/11/20' } = what;
  const staff = Object.entries({ ...people, ...what.people }).map(([name, text]) => element(name, text));
  return {
    organId,
    response: [element(n.code, code), element(n.promulgationDate, day)].join(''),
    message: [element(n.timestamp, timestamp), element(n.staffInfo, ...staff)].join(''),
  };
}
const status = (code: string, what?: Telling, of = letter) =>
  says(usual, code, of, telling(what), { at: morning });

/** A letter came, and went its way. */
const came: AgencyRecording = {
  letter: step(usual, { document: letter }),
  got: gets(usual, letter, { at: morning }),
};
const sound: AgencyRecording = {
  ...came,
  arrived: status('01'),
  registered: status('03'),
  assigned: status('04'),
  finished: status('06'),
};
const judged = (id: string, recording: AgencyRecording) =>
  found(receiverStatusChecks, `receiver.${id}`, recording);
const all = ['statuses-in-order', 'status-names-people', 'clock', 'status-code', 'status-to-the-sender'];
const nothing = ['not-run: nothing happened that it could judge'];

describe('the statuses of a receiver', () => {
  it.each(all)('%s looks at the letter and finds nothing', (id) => {
    expect(judged(id, sound)).toEqual([]);
    expect(lookedAt(receiverStatusChecks, `receiver.${id}`, sound)).toEqual(['letter']);
  });

  it.each(all)('%s says nothing of a letter about which nothing was said', (id) => {
    expect(judged(id, came)).toEqual(nothing);
    expect(judged(id, { ...came, other: status('99', {}, 'other') })).toEqual(nothing);
  });
});

describe('come in their order (STA-08, STA-12)', () => {
  const id = 'statuses-in-order';
  /** The statuses by their codes, in the order in which they were said; `!` is one that the hub refused. */
  const said = (...codes: readonly string[]): AgencyRecording => ({
    ...came,
    ...Object.fromEntries(
      codes.map((code, index) => [
        `${code} as number ${index + 1}`,
        code.endsWith('!') ? saysInVain(usual, code.slice(0, 2), letter) : status(code),
      ]),
    ),
  });
  const wrong = (where: string, seen: string) => `fail STA-08 in ${where}, packet ${n.statusCode}: ${seen}`;

  it.each([
    [['01', '02']],
    [['01', '03', '04', '05', '06']],
    [['01', '03', '05', '06']],
    [['03', '06']],
    [['01', '01', '03', '03', '06', '06']],
    [['01', '02', '02']],
    [['06']],
    [['01', '03', '06', '15']],
    [['01', '02', '15', '16', '99']],
    [['15', '01', '03']],
    [['04', '02!']],
    [['02!', '03', '06']],
    [['03!', '02']],
  ])('%j', (codes) => {
    expect(judged(id, said(...codes))).toEqual([]);
  });

  it.each<readonly [readonly string[], string]>([
    [['03', '01'], '01 as number 2'],
    [['04', '03'], '03 as number 2'],
    [['04', '02'], '02 as number 2'],
    [['01', '06', '05'], '05 as number 3'],
    [['06', '04'], '04 as number 2'],
    [['06', '15', '03'], '03 as number 3'],
    [['02', '01'], '01 as number 2'],
    [['02', '03'], '03 as number 2'],
    [['02', '04'], '04 as number 2'],
    [['02', '05'], '05 as number 2'],
    [['02', '06'], '06 as number 2'],
    [['02', '06!'], '06! as number 2'],
    [['01', '03', '02'], '02 as number 3'],
    [['03', '02!'], '02! as number 2'],
    [['06!', '03'], '03 as number 2'],
  ])('or not: %j', (codes, where) => {
    const seen = codes.map((code) => code.slice(0, 2)).join(' → ');
    expect(judged(id, said(...codes))).toEqual([wrong(where, seen)]);
  });

  it('or are assigned anew, which is warned of', () => {
    const warned = (where: string, seen: string) => [wrong(where, seen).replace('fail', 'warn')];
    expect(judged(id, said('03', '05', '04'))).toEqual(warned('04 as number 3', '03 → 05 → 04'));
    const twice = '01 → 03 → 04 → 05 → 04 → 06';
    expect(judged(id, said('01', '03', '04', '05', '04', '06'))).toHaveLength(1);
    expect(judged(id, said(...twice.split(' → ')))[0]).toContain('warn STA-08');
  });

  it('or not, again and again', () => {
    expect(judged(id, said('06', '01', '04'))).toEqual([
      wrong('01 as number 2', '06 → 01 → 04'),
      wrong('04 as number 3', '06 → 01 → 04'),
    ]);
    expect(judged(id, said('02', '03', '02'))).toEqual([wrong('03 as number 2', '02 → 03 → 02')]);
  });
});

describe('say when, and who did it (STA-08)', () => {
  const id = 'status-names-people';
  const empty = (code: string, path: string) => [`fail STA-08 in it, packet ${path}: ${code}: ${path} –`];
  const header = [n.header, n.messageHeader].join('/');
  const below = (...names: readonly string[]) => [n.envelope, header, ...names].join('/');

  it.each(['02', '03', '04', '05', '06'])('%s with a time and a person', (code) => {
    expect(judged(id, { ...came, it: status(code) })).toEqual([]);
    const nameless = status(code, { people: { [n.staff]: '' } });
    expect(judged(id, { ...came, it: nameless })).toEqual(empty(code, below(n.staffInfo, n.staff)));
  });

  it.each([n.department, n.staff, n.email, n.mobile])('or without %s', (name) => {
    const it = status('03', { people: { [name]: '' } });
    expect(judged(id, { ...came, it })).toEqual(empty('03', below(n.staffInfo, name)));
  });

  it('or without a time', () => {
    const it = status('03', { timestamp: '' });
    expect(judged(id, { ...came, it })).toEqual(empty('03', below(n.timestamp)));
  });

  it('or with nothing at all, of which the first is told', () => {
    expect(judged(id, { ...came, it: says(usual, '04', letter) })).toEqual(empty('04', below(n.timestamp)));
  });

  it('but that a packet arrived is said by nobody', () => {
    expect(judged(id, { ...came, it: says(usual, '01', letter) })).toEqual(nothing);
    const arrived = says(usual, '01', letter);
    expect(judged(id, { ...came, arrived, it: status('03') })).toEqual([]);
  });
});

describe('bear the time at which they are sent (TSP-04)', () => {
  const path = [n.envelope, n.header, n.messageHeader, n.timestamp].join('/');
  const off = (severity: string, time: string) => [
    `${severity} TSP-04 in it, packet ${path}: 2026/11/20 ${time} / 2026/11/20 09:00:00`,
  ];

  it.each<readonly [string, string, readonly string[]]>([
    ['to five minutes', '09:05:00', []],
    ['or are a little off', '09:05:01', off('warn', '09:05:01')],
    ['or are far off', '02:00:00', off('fail', '02:00:00')],
  ])('%s', (_, time, findings) => {
    const it = status('03', { timestamp: `2026/11/20 ${time}` });
    expect(judged('clock', { ...came, it })).toEqual(findings);
  });

  it('or that at which it was done, after the letter came', () => {
    const earlier = { got: gets(usual, letter, { at: morning - 30 * 60_000 }) };
    const done = (time: string) =>
      judged('clock', { ...came, ...earlier, it: status('03', { timestamp: `2026/11/20 ${time}` }) });
    expect(done('08:30:00')).toEqual([]);
    expect(done('08:25:00')).toEqual([]);
    expect(done('08:24:59')).toEqual(off('warn', '08:24:59'));
    expect(done('08:14:59')).toEqual(off('fail', '08:14:59'));
  });
});

describe('have a code of two digits (STA-11)', () => {
  const path = [n.envelope, n.header, n.messageHeader, n.statusCode].join('/');

  it.each(['01', '02', '03', '04', '05', '06', '13', '15', '16'])('%s', (code) => {
    expect(judged('status-code', { ...came, it: status(code) })).toEqual([]);
  });

  it.each(['1', '00', '07', '14', '103', 'done', ''])('or not: “%s”', (code) => {
    expect(judged('status-code', { ...came, arrived: status('01'), it: status(code) })).toEqual([
      `fail STA-11 in it, packet ${path}: ${code}`,
    ]);
  });
});

describe('name the letter as its sender does (STA-08)', () => {
  const id = 'status-to-the-sender';
  const path = (name: string) => [n.envelope, n.header, n.messageHeader, n.responseFor, name].join('/');
  const wrong = (name: string, seen: string) => `fail STA-08 in it, packet ${path(name)}: ${seen}`;

  it.each<readonly [string, Telling, readonly string[]]>([
    ['by its code of 2016', { organId: '000.00.00.G22' }, []],
    ['or themselves', { organId: 'H17' }, [wrong(n.organId, 'H17 ≠ G22')]],
    ['or another number', { code: '12/QĐ-X' }, [wrong(n.code, '12/QĐ-X ≠ 11/QĐ-X,2')]],
    ['or another day', { day: '2026/11/21' }, [wrong(n.promulgationDate, '2026/11/21 ≠ 2026/11/20')]],
    ['or no day', { day: '' }, [wrong(n.promulgationDate, ' ≠ 2026/11/20')]],
    [
      'or nothing that is right',
      { organId: '', code: '', day: '' },
      [wrong(n.organId, ' ≠ G22'), wrong(n.code, ' ≠ 11/QĐ-X,2'), wrong(n.promulgationDate, ' ≠ 2026/11/20')],
    ],
  ])('%s', (_, what, findings) => {
    expect(judged(id, { ...came, arrived: status('01'), it: status('03', what) })).toEqual(findings);
  });

  it.each<readonly [string, Telling]>([
    ['G22', { code: '', day: '' }],
    ['G22,2026/11/20', { code: '' }],
    ['G22,2026/11/20,1', { code: '1' }],
  ])('by what its identifier holds: %s', (of, what) => {
    const odd: AgencyRecording = { letter: step(usual, { document: of }), got: gets(usual, of) };
    expect(judged(id, { ...odd, it: status('03', what, of) })).toEqual([]);
    expect(judged(id, { ...odd, it: status('03', { ...what, code: '2' }, of) })).toEqual([
      wrong(n.code, `2 ≠ ${what.code}`),
    ]);
  });
});
