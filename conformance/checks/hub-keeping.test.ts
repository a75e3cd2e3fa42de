import { describe, expect, it } from 'vitest';
import { usualTolerances } from '../tolerances.ts';
import { hubKeepingChecks } from './hub-keeping.ts';
import {
  call,
  fail,
  found,
  json,
  lacking,
  lookedAt,
  ok,
  packet,
  type Recording,
  raw,
  rows,
  step,
} from './hub-recording-under-test.ts';

const at = (name: string) => `hub-keeping/${name}`;
/** 2026-11-20 08:00:00 in Hà Nội. */
const sentAt = Date.UTC(2026, 10, 20, 1);
const list = (name: string, ...times: readonly string[]) =>
  call(at(name), 'city', 'getReceivedEdocList', rows(...times.map((created_time) => ({ created_time }))));
const got = call(at('after-a-quarter'), 'city', 'getEdoc', packet('K1'), { docId: 'd1' });
const services = (...data: readonly unknown[]) =>
  call(at('services'), '', 'management /services', json({ services: data }));
const hostile = (name: string) => call(`hub-hostile/${name}`, 'office', 'sendEdoc', fail(), { broken: name });
const trace = (...events: readonly unknown[]) =>
  call('hub-hostile/log', '', 'management /trace', json({ events }));
const noted = { event: { name: 'request-refused', systemId: 'office' } };
const served = { servicetype: 'eDoc', state: 'up', served: true };

const sound: Recording = {
  step: step(at('sent'), { document: 'K1' }),
  sent: call(at('sent'), 'office', 'sendEdoc', ok(), { at: sentAt }),
  listed: list('listed', '2026/11/20 08:00:00'),
  later: list('after-a-quarter', '2026/11/20 08:00:01'),
  got,
  services: services({ servicetype: 'eForm', served: false }, served),
  bomb: hostile('entity-bomb'),
  doctype: hostile('doctype'),
  logStep: step('hub-hostile/log', { sender: 'office' }),
  trace: trace(noted, noted),
};

const judged = (id: string, changes: Recording) => found(hubKeepingChecks, id, { ...sound, ...changes });
const unseen = (name: string) => [`not-run: there is no evidence of the step ${name}`];

describe('a hub that keeps and tells', () => {
  it.each([
    ['hub.keeps-what-nobody-takes', ['sent', 'later']],
    ['hub.list-shows-sending-time', ['sent', 'listed', 'later']],
    ['hub.lists-services', ['services']],
    ['hub.flags-hostile-source', ['trace', 'bomb', 'doctype']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(judged(id, {})).toEqual([]);
    expect(lookedAt(hubKeepingChecks, id, sound)).toEqual(names);
  });
});

describe('a packet that nobody took for three months', () => {
  const later = unseen(at('after-a-quarter'));
  const lost = (seen: string) => [
    `fail RET-09 in later answer data: expected the packet of K1; seen ${seen}`,
  ];

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is gone', { later: list('after-a-quarter'), got: undefined }, lost('0 rows, 0 packets')],
    ['is listed and cannot be got', { got: undefined }, lost('1 rows, 0 packets')],
    ['comes twice', { again: got }, lost('1 rows, 2 packets')],
    ['was not looked for', { later: undefined }, later],
    [
      'could not be looked for',
      { later: call(at('after-a-quarter'), 'city', 'getReceivedEdocList', fail()) },
      later,
    ],
    ['was refused', { sent: call(at('sent'), 'office', 'sendEdoc', fail()) }, later],
    ['was never sent', { sent: undefined }, later],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.keeps-what-nobody-takes', changes)).toEqual(findings);
  });
});

describe('the time that a list shows', () => {
  const minutes = usualTolerances.skewFail / 60_000;
  const off = (where: string, seen: string) =>
    `fail RET-10 in ${where} answer data/created_time: expected created_time near 2026/11/20 08:00:00; seen ${seen}`;
  const said = (time: string) => ({ listed: list('listed', time) });

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is off by as much as clocks may be', said(`2026/11/20 08:${minutes}:00`), []],
    ['is late', said(`2026/11/20 08:${minutes}:01`), [off('listed', `2026/11/20 08:${minutes}:01`)]],
    ['is early', said('2026/11/20 07:44:59'), [off('listed', '2026/11/20 07:44:59')]],
    [
      'is the end of the quarter',
      { later: list('after-a-quarter', '2027/02/18 08:00:00') },
      [off('later', '2027/02/18 08:00:00')],
    ],
    ['is empty', said(''), [off('listed', '–')]],
    ['is no time', said('hôm qua'), [off('listed', 'hôm qua')]],
    [
      'is right in one row and not in the next',
      { listed: list('listed', '2026/11/20 08:00:00', 'x') },
      [off('listed', 'x')],
    ],
    [
      'is of a letter that was refused',
      { sent: call(at('sent'), 'office', 'sendEdoc', fail()) },
      unseen(at('listed')),
    ],
    ['is of a letter that was never sent', { sent: undefined }, unseen(at('listed'))],
    ['is in no row', { listed: list('listed'), later: undefined }, unseen(at('listed'))],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.list-shows-sending-time', changes)).toEqual(findings);
  });
});

describe('the list of services', () => {
  const lacks = (seen: string) => [
    `fail REG-03 in services answer services: expected a service that is served, with its state; seen ${seen}`,
  ];
  const without = (name: string) => ({ ...served, [name]: undefined });

  it.each<readonly [string, Recording, readonly string[]]>([
    ['has none that is served', { services: services({ ...served, served: false }) }, lacks('1 rows')],
    ['says so in a word', { services: services({ ...served, served: 'true' }) }, lacks('1 rows')],
    ['is empty', { services: services() }, lacks('0 rows')],
    ['has rows that are none', { services: services(null, served) }, []],
    ['has no state', { services: services(without('state')) }, lacks('{"servicetype":"eDoc","served":true}')],
    ['has no name', { services: services(without('servicetype')) }, lacks('{"state":"up","served":true}')],
    [
      'is no list',
      { services: call(at('services'), '', 'management /services', json({ services: {} })) },
      unseen(at('services')),
    ],
    [
      'is a page',
      { services: call(at('services'), '', 'management /services', raw('<html>')) },
      unseen(at('services')),
    ],
    ['was not asked for', { services: undefined }, lacking(at('services'))],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.lists-services', changes)).toEqual(findings);
  });
});

describe('who sent what was meant to harm', () => {
  const log = unseen('hub-hostile/log');
  const lacks = (count: number) => [
    `fail INC-05 in trace answer events: expected 2 times, as office; seen ${count} times`,
  ];
  const other = { event: { ...noted.event, systemId: 'city' } };

  it.each<readonly [string, Recording, readonly string[]]>([
    ['is written down nowhere', { trace: trace() }, lacks(0)],
    ['is written down once', { trace: trace(noted) }, lacks(1)],
    ['is written down more often', { trace: trace(noted, noted, noted) }, []],
    ['is somebody else', { trace: trace(noted, other) }, lacks(1)],
    [
      'is in a row of another kind',
      { trace: trace(noted, { event: { ...noted.event, name: 'notice' } }) },
      lacks(1),
    ],
    ['is among rows that are none', { trace: trace(null, {}, noted, noted) }, []],
    ['was not looked up', { trace: undefined }, lacking('hub-hostile/log')],
    ['is in no log', { trace: call('hub-hostile/log', '', 'management /trace', json({})) }, log],
    ['sent nothing', { bomb: undefined, doctype: undefined }, log],
    [
      'sent nothing that was broken',
      { bomb: undefined, doctype: call('hub-hostile/sound', 'office', 'sendEdoc', ok()) },
      log,
    ],
  ])('%s', (_, changes, findings) => {
    expect(judged('hub.flags-hostile-source', changes)).toEqual(findings);
  });
});
