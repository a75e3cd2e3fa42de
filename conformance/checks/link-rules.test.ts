import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { both } from '../bilingual.ts';
import { type AgencyRecording, agencyEvidence, found, lookedAt } from './agency-recording-under-test.ts';
import { judgedBy } from './hub-recording-under-test.ts';
import { away, brokenOff, scan, visit } from './link-recording-under-test.ts';
import { type ClientRule, clientCheck, type ServerRule, serverCheck } from './link-rules.ts';

const words = { id: 'x', title: both('a', 'b'), requirement: 'TLS-02', expected: both('c', 'd') };
const compressed = problem('link.compression', 'server/compression');
const plain = problem('link.no-tls', 'server', { seen: 'HTTP' });
const ofServers = (look: ServerRule['look'] = () => [], warns?: true) =>
  serverCheck({ ...words, look, ...(warns === undefined ? {} : { warns }) });
const ofClients = (hubs: ClientRule['hubs'], look: ClientRule['look'] = () => []) =>
  clientCheck({ ...words, hubs, look });

describe('a check of a link', () => {
  it.each([ofServers(), ofClients(['orderly'])])('has the words of its rule', ({ judge, ...check }) => {
    const { id, title } = words;
    expect(check).toEqual({ id, title, requirements: ['TLS-02'], seats: ['link'], scenarios: [] });
  });

  it('tells a problem in the words of the catalogue', () => {
    const judgement = judgedBy([ofServers(() => [plain])], 'x', agencyEvidence({ it: scan() }));
    expect(judgement.kind === 'judged' ? judgement.findings : []).toEqual([
      {
        ...{
          requirement: 'TLS-02',
          expected: words.expected,
          seen: 'HTTP',
          blame: 'system',
          severity: 'fail',
        },
        place: { entry: 1, part: 'server', path: 'server' },
        cause: { vi: 'Dữ liệu đầu tiên không phải TLS: HTTP.', en: 'The first bytes are not TLS: HTTP.' },
      },
    ]);
  });

  it('names the problem where nothing was seen of it', () => {
    expect(found([ofServers(() => [compressed])], 'x', { it: scan() })).toEqual([
      'fail TLS-02 in it, server server/compression: link.compression',
    ]);
  });

  it('only warns where its rule does', () => {
    expect(found([ofServers(() => [plain], true)], 'x', { it: scan() })).toEqual([
      'warn TLS-02 in it, server server: HTTP',
    ]);
  });
});

describe('a check of servers', () => {
  it('looks at each scan that could find out, and at nothing else', () => {
    const check = ofServers(({ host }) => (host === 'dark' ? undefined : host === 'bad' ? [plain] : []));
    const recording = {
      client: visit('orderly'),
      dark: scan({ host: 'dark' }),
      bad: scan({ host: 'bad' }),
      good: scan(),
    };
    expect(lookedAt([check], 'x', recording)).toEqual(['bad', 'good']);
    expect(found([check], 'x', recording)).toEqual(['fail TLS-02 in bad, server server: HTTP']);
  });

  it('is given the certificates themselves', () => {
    const check = ofServers(({ certificates }) => [
      problem('link.no-tls', 'server', { seen: certificates.map((each) => Buffer.from(each)).join(' ') }),
    ]);
    expect(found([check], 'x', { it: scan({}, ['own', 'above']) })).toEqual([
      'fail TLS-02 in it, server server: own above',
    ]);
  });

  it.each<readonly [string, AgencyRecording, string]>([
    [
      'no server was scanned',
      { client: visit('orderly') },
      'not-applicable: no server was scanned in this run',
    ],
    [
      'it could not be reached',
      { client: visit('orderly'), away: away('ENOTFOUND') },
      'inconclusive of the environment: ENOTFOUND',
    ],
  ])('does not judge where %s', (_, recording, line) => {
    expect(found([ofServers()], 'x', recording)).toEqual([line]);
  });

  it('judges what was scanned, though something else went wrong', () => {
    expect(found([ofServers(() => [plain])], 'x', { away: away('x'), it: scan() })).toHaveLength(1);
  });
});

describe('a check of connecting systems', () => {
  const wrong = (seen: string): readonly Problem[] => [problem('link.no-tls', 'link', { seen })];

  it('looks at every visit to its hubs', () => {
    const check = ofClients(['expired', 'self-signed'], (kind, links) =>
      wrong(`${kind} ${links.map(({ bytesSeen }) => bytesSeen).join(' ')}`),
    );
    const recording = {
      ...{ sound: visit('orderly'), self: visit('self-signed', brokenOff), other: visit('revoked') },
      ...{ one: visit('expired', { bytesSeen: 1 }), two: visit('expired', { bytesSeen: 2 }), server: scan() },
    };
    expect(lookedAt([check], 'x', recording)).toEqual(['one', 'two', 'self']);
    expect(found([check], 'x', recording)).toEqual([
      'fail TLS-02 in one, client link: expired 1 2',
      'fail TLS-02 in self, client link: self-signed 0',
    ]);
  });

  it('looks at none where what was seen does not tell', () => {
    const check = ofClients(['orderly'], () => undefined);
    expect(lookedAt([check], 'x', { it: visit('orderly') })).toEqual([]);
    expect(found([check], 'x', { it: visit('orderly') })).toEqual([]);
  });

  it('takes a visit to a hub without a name for one to the sound hub', () => {
    expect(lookedAt([ofClients(['orderly'])], 'x', { it: visit(undefined) })).toEqual(['it']);
    expect(
      lookedAt([ofClients(['expired'])], 'x', { sound: visit(undefined), it: visit('expired') }),
    ).toEqual(['it']);
  });

  const noTwin =
    'not-run: nothing was sent to the sound hub (the control), so what was refused elsewhere proves nothing';
  it.each<readonly [string, ClientRule['hubs'], AgencyRecording, string]>([
    [
      'nobody came',
      ['orderly'],
      { server: scan() },
      'not-applicable: no connecting system was tried in this run',
    ],
    ['it never came to the sound hub', ['expired'], { it: visit('expired') }, noTwin],
    [
      'it sent the sound hub nothing',
      ['expired'],
      { sound: visit('orderly', brokenOff), it: visit('expired') },
      noTwin,
    ],
    [
      'it never came to its hubs',
      ['expired', 'revoked', 'weak-key'],
      { sound: visit('orderly'), it: visit('revoked') },
      'not-run: the system never came to: expired, weak-key',
    ],
    [
      'only false hubs were seen',
      ['orderly'],
      { it: visit('expired') },
      'not-run: the system never came to: orderly',
    ],
  ])('does not judge where %s', (_, hubs, recording, line) => {
    expect(found([ofClients(hubs)], 'x', recording)).toEqual([line]);
  });

  it('judges what it did at the sound hub, though it sent nothing there', () => {
    const check = ofClients(['orderly'], () => wrong('gone'));
    expect(found([check], 'x', { it: visit('orderly', brokenOff) })).toEqual([
      'fail TLS-02 in it, client link: gone',
    ]);
  });

  it('takes one request of several visits to the sound hub for enough', () => {
    const recording = { gone: visit('orderly', brokenOff), sound: visit('orderly'), it: visit('expired') };
    expect(lookedAt([ofClients(['expired'])], 'x', recording)).toEqual(['it']);
  });
});
