import { createHash } from 'node:crypto';
import { describe, expect, it, test } from 'vitest';
import { names as n, packetNamespace } from '../../protocol/edxml/names.ts';
import { usualTolerances } from '../tolerances.ts';
import { hubContentChecks } from './hub-content.ts';
import { differencesBetween, hopsOf, leavesOf, viewOf } from './hub-leaves.ts';
import { call, fail, found, lookedAt, ok, packet, type Recording, step } from './hub-recording-under-test.ts';

const several = 'hub-delivery/several-receivers';
const hop = (organId: string, time: string) =>
  `<TraceHeader><OrganId>${organId}</OrganId><Timestamp>2026/11/20 ${time}</Timestamp></TraceHeader>`;
const file = (text: string) =>
  `<Attachment><AttachmentName>a.txt</AttachmentName><ContentTransferEncoded>${Buffer.from(text).toString('base64')}</ContentTransferEncoded></Attachment>`;

interface Parts {
  readonly header?: string;
  readonly hops?: string;
  readonly kind?: string;
  readonly body?: string;
  readonly files?: string;
}

const own = hop('G22', '08:00:00');
const hubs = hop('000.00.00.W00', '08:00:05');

function edxml({ header, hops = own, kind = '', body = '', files = file('một') + file('hai') }: Parts = {}) {
  const message =
    header ?? '<Subject>Lịch họp</Subject><To><OrganId>A</OrganId></To><To><OrganId>B</OrganId></To>';
  return `<edXML xmlns="${packetNamespace}"><edXMLEnvelope><edXMLHeader><MessageHeader>${message}</MessageHeader><TraceHeaderList>${hops}${kind}</TraceHeaderList></edXMLHeader>${body}</edXMLEnvelope><AttachmentEncoded>${files}</AttachmentEncoded></edXML>`;
}

const view = (parts: Parts = {}) => viewOf(Buffer.from(edxml(parts)));
const get = (parts: Parts) =>
  call('hub-delivery/listed', 'city', 'getEdoc', packet(edxml(parts)), { docId: 'd1' });

const sound: Recording = {
  step: step(several, { document: 'MessageHeader' }),
  sent: call(several, 'office', 'sendEdoc', ok(), { body: `${edxml()}\r\n` }),
  got: get({ hops: own + hubs }),
};

const judged = (id: string, changes: Recording) => found(hubContentChecks, id, { ...sound, ...changes });

describe('a hub that hands out what it was given', () => {
  it.each([
    'hub.content-unchanged',
    'hub.attachments-byte-equal',
    'hub.trace-adds-one-hop',
    'hub.trace-keeps-earlier',
    'hub.trace-goes-forward',
    'hub.trace-has-code',
  ])('%s looks at each copy and finds nothing', (id) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubContentChecks, id, { ...sound, other: get({ hops: own + hubs }) })).toEqual([
      'got',
      'other',
    ]);
  });

  it.each<readonly [string, Recording]>([
    ['nothing was given', { got: undefined }],
    ['nothing was sent', { sent: undefined }],
    ['it was refused', { sent: call(several, 'office', 'sendEdoc', fail(), { body: edxml() }) }],
    ['nobody wrote down which it was', { step: undefined }],
  ])('%s: nothing can be compared', (_, changes) => {
    expect(judged('hub.content-unchanged', changes)).toEqual([
      `not-run: there is no evidence of the step ${several}`,
    ]);
  });
});

describe('what a packet says', () => {
  const wrong = (path: string, expected: string, seen: string) =>
    `fail ENV-06 in got packet ${path}: expected ${expected}; seen ${seen}`;
  const to = (...codes: readonly string[]) =>
    codes.map((code) => `<To><OrganId>${code}</OrganId></To>`).join('');
  const subject = '<Subject>Lịch họp</Subject>';

  it.each<readonly [string, Parts, readonly string[]]>([
    [
      'a text is changed',
      { header: `<Subject>Lịch</Subject>${to('A', 'B')}` },
      [wrong('MessageHeader/Subject', 'Lịch họp', 'Lịch')],
    ],
    ['a text is lost', { header: to('A', 'B') }, [wrong('MessageHeader/Subject', 'Lịch họp', 'absent')]],
    [
      'the second of two is lost',
      { header: subject + to('A') },
      [wrong('MessageHeader/To[2]/OrganId', 'B', 'absent')],
    ],
    [
      'a text is added',
      { header: `${subject}${to('A', 'B')}<SoDen>1</SoDen>` },
      [wrong('MessageHeader/SoDen', 'no MessageHeader/SoDen', '1')],
    ],
    [
      'what the field adds is added',
      { header: `${subject}${to('A', 'B')}<TypeDetail>1</TypeDetail><Direction>2</Direction>` },
      [],
    ],
    ['blanks around a text', { header: `<Subject> Lịch họp\n</Subject>${to('A', 'B')}` }, []],
    ['an empty element', { header: `${subject}${to('A', 'B')}<SoDen> </SoDen>` }, []],
    [
      'the transaction is added',
      { kind: `<${n.transaction}><Kind>1</Kind></${n.transaction}>` },
      [wrong(`${n.transaction}/Kind`, `no ${n.transaction}/Kind`, '1')],
    ],
    [
      'the manifest is added',
      {
        body: '<edXMLBody><edXMLManifest><Reference><ContentId>c</ContentId></Reference></edXMLManifest></edXMLBody>',
      },
      [wrong('edXMLManifest/Reference/ContentId', 'no edXMLManifest/Reference/ContentId', 'c')],
    ],
  ])('%s', (_, parts, findings) => {
    expect(judged('hub.content-unchanged', { got: get({ hops: own + hubs, ...parts }) })).toEqual(findings);
  });

  test('a default that was sent may not be changed', () => {
    const sent = view({ header: '<TypeDetail>1</TypeDetail>' });
    expect(differencesBetween(sent, view({ header: '<TypeDetail>2</TypeDetail>' }))).toEqual([
      { path: 'MessageHeader/TypeDetail', sent: '1', given: '2' },
    ]);
    expect(differencesBetween(sent, view({ header: '' }))).toEqual([
      { path: 'MessageHeader/TypeDetail', sent: '1', given: '' },
    ]);
  });

  test('leaves are told by their path; a trace is none of them', () => {
    expect(leavesOf(view())).toEqual([
      ['MessageHeader/Subject', 'Lịch họp'],
      ['MessageHeader/To/OrganId', 'A'],
      ['MessageHeader/To[2]/OrganId', 'B'],
    ]);
    expect(leavesOf(viewOf(Buffer.from('no packet')))).toEqual([]);
    expect(hopsOf(view({ hops: own + hubs }))).toEqual([
      { organId: 'G22', timestamp: '2026/11/20 08:00:00' },
      { organId: '000.00.00.W00', timestamp: '2026/11/20 08:00:05' },
    ]);
  });

  test('the same bytes are read once', () => {
    const bytes = Buffer.from(edxml());
    expect(viewOf(bytes)).toBe(viewOf(bytes));
    expect(viewOf(bytes)).not.toBe(view());
  });
});

describe('files', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const differs = (place: number, sent: string, seen: string) =>
    `fail ENV-06 in got packet Attachment[${place}]: expected SHA-256 ${sha(sent)}; seen SHA-256 ${seen}`;

  it.each<readonly [string, string, readonly string[]]>([
    ['one is changed', file('một') + file('haI'), [differs(2, 'hai', sha('haI'))]],
    ['one is lost', file('một'), [differs(2, 'hai', 'absent')]],
    [
      'they change places',
      file('hai') + file('một'),
      [differs(1, 'một', sha('hai')), differs(2, 'hai', sha('một'))],
    ],
    [
      'one is added',
      file('một') + file('hai') + file('ba'),
      [`fail ENV-06 in got packet Attachment[3]: expected no such file; seen SHA-256 ${sha('ba')}`],
    ],
  ])('%s', (_, files, findings) => {
    expect(judged('hub.attachments-byte-equal', { got: get({ hops: own + hubs, files }) })).toEqual(findings);
  });
});

describe('the trace', () => {
  const later = (ms: number) => new Date(Date.UTC(2026, 0, 1, 8) - ms).toISOString().slice(11, 19);
  const list = 'TraceHeaderList/TraceHeader';
  const count = (seen: number) => `fail ENV-07 in got packet ${list}: expected 2 hops; seen ${seen}`;
  const lost = (seen: string) =>
    `fail ENV-07 in got packet ${list}[1]: expected G22 2026/11/20 08:00:00; seen ${seen}`;
  const back = (seen: string) =>
    `fail ENV-07 in got packet ${list}[2]: expected not before the hop that comes first; seen ${seen}`;
  const skew = usualTolerances.skewWarn;

  it.each<readonly [string, string, string, readonly string[]]>([
    ['no hop is added', 'hub.trace-adds-one-hop', own, [count(1)]],
    ['two hops are added', 'hub.trace-adds-one-hop', own + hubs + hubs, [count(3)]],
    [
      'the hub writes over the sender’s hop',
      'hub.trace-keeps-earlier',
      hubs + hubs,
      [lost('000.00.00.W00 2026/11/20 08:00:05')],
    ],
    [
      'another time in the sender’s hop',
      'hub.trace-keeps-earlier',
      hop('G22', '08:00:01') + hubs,
      [lost('G22 2026/11/20 08:00:01')],
    ],
    [
      'another code in the sender’s hop',
      'hub.trace-keeps-earlier',
      hop('G23', '08:00:00') + hubs,
      [lost('G23 2026/11/20 08:00:00')],
    ],
    ['every hop is lost', 'hub.trace-keeps-earlier', '', [lost('absent')]],
    ['the hub’s clock is behind by what is borne', 'hub.trace-goes-forward', own + hop('W', later(skew)), []],
    [
      'the hub’s clock is behind by a second more',
      'hub.trace-goes-forward',
      own + hop('W', later(skew + 1_000)),
      [back(`2026/11/20 ${later(skew + 1_000)}`)],
    ],
    ['a time that is none', 'hub.trace-goes-forward', own + hop('W', 'sáng'), [back('2026/11/20 sáng')]],
    [
      'no code in the hub’s hop',
      'hub.trace-has-code',
      own + hop('', '08:00:05'),
      [
        `fail ENV-07 in got packet ${list}[2]: expected the hub’s own code in OrganId; seen only 2026/11/20 08:00:05`,
      ],
    ],
    ['no hop of the hub, which is another check’s', 'hub.trace-has-code', hop('', '08:00:00'), []],
    ['no hop at all, which is another check’s', 'hub.trace-has-code', '', []],
  ])('%s', (_, id, hops, findings) => {
    expect(judged(id, { got: get({ hops }) })).toEqual(findings);
  });
});
