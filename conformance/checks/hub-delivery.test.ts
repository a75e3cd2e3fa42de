import { describe, expect, it } from 'vitest';
import { usualTolerances } from '../tolerances.ts';
import { hubDeliveryChecks } from './hub-delivery.ts';
import {
  call,
  fail,
  found,
  lookedAt,
  ok,
  packet,
  type Recording,
  raw,
  rows,
  silent,
  step,
} from './hub-recording-under-test.ts';

const several = 'hub-delivery/several-receivers';
const listed = 'hub-delivery/listed';
const again = 'hub-delivery/listed-again';
const download = 'hub-delivery/download';

const get = (account: string, docId: string, document: string) =>
  call(listed, account, 'getEdoc', packet(`<Id>${document}</Id>`), { docId });

const normal = [1, 2, 3, 4, 5].map(
  (count): Recording => ({
    [`step-${count}`]: step(`hub-delivery/normal-${count}`, { document: `N${count}` }),
  }),
);

/** A letter for two, five that wait and an urgent one; the city looks, then the ministry, then the stranger. */
const sound: Recording = {
  several: step(several, { document: 'S1', to: 'city ministry' }),
  sent: call(several, 'office', 'sendEdoc', ok({ DocId: 'abc' })),
  ...Object.assign({}, ...normal),
  urgentStep: step('hub-delivery/urgent', { document: 'U1' }),
  urgent: call('hub-delivery/urgent', 'office', 'sendEdoc', ok(), { at: 1_000 }),
  cityList: call(listed, 'city', 'getReceivedEdocList', rows({ docId: 'c0' }), { at: 1_500 }),
  cityUrgent: get('city', 'c6', 'U1'),
  citySeveral: get('city', 'c0', 'S1'),
  city1: get('city', 'c1', 'N1'),
  city2: get('city', 'c2', 'N2'),
  city3: get('city', 'c3', 'N3'),
  city4: get('city', 'c4', 'N4'),
  city5: get('city', 'c5', 'N5'),
  ministryList: call(listed, 'ministry', 'getReceivedEdocList', rows({ docId: 'm0' })),
  ministrySeveral: get('ministry', 'm0', 'S1'),
  strangerList: call(listed, 'stranger', 'getReceivedEdocList', rows()),
  listedAgain: call(
    again,
    'city',
    'getReceivedEdocList',
    rows(...['C0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'].map((docId) => ({ docId }))),
  ),
  downloaded: call(download, 'city', 'downloadEdoc', raw('<Id>S1</Id>')),
  got: call(download, 'city', 'getEdoc', packet('<Id>S1</Id>')),
};

describe('a hub that delivers in order', () => {
  it.each([
    ['hub.each-receiver-served-once', ['sent', 'citySeveral', 'ministrySeveral']],
    ['hub.urgent-first', ['cityList']],
    ['hub.offers-at-once', ['urgent', 'cityList']],
    ['hub.get-does-not-acknowledge', ['cityList', 'listedAgain']],
    ['hub.download-equals-get', ['downloaded', 'got']],
  ])('%s looks at it and finds nothing', (id, names) => {
    expect(found(hubDeliveryChecks, id, sound)).toEqual([]);
    expect(lookedAt(hubDeliveryChecks, id, sound)).toEqual(names);
  });

  it('hub.third-party-sees-nothing looks at all that was listed', () => {
    expect(found(hubDeliveryChecks, 'hub.third-party-sees-nothing', sound)).toEqual([]);
    expect(lookedAt(hubDeliveryChecks, 'hub.third-party-sees-nothing', sound)).toHaveLength(11);
  });
});

const toCity = 'fail DUP-07 in sent answer data: expected one packet for city; seen';
const urgent = 'fail STA-03 in cityList answer data: expected the urgent letter before the normal ones; seen';
const gone = 'fail DUP-07 in listedAgain answer data: expected listed until it is acknowledged; seen';
const unseen = (name: string) => [`not-run: there is no evidence of the step hub-delivery/${name}`];
const inOrder = (...documents: readonly string[]): Recording =>
  Object.fromEntries(
    ['cityUrgent', 'citySeveral', 'city1', 'city2', 'city3', 'city4', 'city5'].map((name, index) => {
      const document = documents[index];
      return [name, document === undefined ? undefined : get('city', `c${index}`, document)];
    }),
  );

describe('each receiver is served once', () => {
  it.each<readonly [string, Recording, readonly string[]]>([
    ['a receiver is left out', { citySeveral: undefined }, [`${toCity} 0`]],
    ['a receiver is served twice', { twice: get('city', 'c9', 'S1') }, [`${toCity} 2`]],
    [
      'nobody is served',
      { citySeveral: undefined, ministrySeveral: undefined },
      [`${toCity} 0`, 'fail DUP-07 in sent answer data: expected one packet for ministry; seen 0'],
    ],
    ['a stranger is served, which is another check’s', { strayed: get('stranger', 's0', 'S1') }, []],
    [
      'the letter was refused',
      { sent: call(several, 'office', 'sendEdoc', fail()) },
      unseen('several-receivers'),
    ],
    ['the letter was not sent', { sent: undefined }, unseen('several-receivers')],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDeliveryChecks, 'hub.each-receiver-served-once', { ...sound, ...changes })).toEqual(
      findings,
    );
  });
});

describe('a third party sees nothing', () => {
  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'a stranger is given it',
      { strayed: get('stranger', 's0', 'S1') },
      ['fail ACC-01 in strayed answer data: expected receivers alone see it; seen stranger was given S1'],
    ],
    ['a stranger is given another letter', { strayed: get('stranger', 's0', 'N1') }, []],
    [
      'a system whose name begins alike',
      { strayed: get('cit', 's0', 'S1') },
      ['fail ACC-01 in strayed answer data: expected receivers alone see it; seen cit was given S1'],
    ],
    ['nobody was given it', { citySeveral: undefined, ministrySeveral: undefined }, unseen('listed')],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDeliveryChecks, 'hub.third-party-sees-nothing', { ...sound, ...changes })).toEqual(
      findings,
    );
  });
});

describe('an urgent letter comes first', () => {
  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'in order of arrival',
      inOrder('S1', 'N1', 'N2', 'N3', 'N4', 'N5', 'U1'),
      [`${urgent} 5 normal letters before it`],
    ],
    [
      'after the first',
      inOrder('N1', 'U1', 'N2', 'N3', 'N4', 'N5'),
      [`${urgent} 1 normal letters before it`],
    ],
    ['after a letter that is none of the queue', inOrder('S1', 'U1', 'N1', 'N2', 'N3', 'N4', 'N5'), []],
    ['not at all', inOrder('N1', 'N2', 'N3', 'N4', 'N5'), [`${urgent} not listed`]],
    ['without the queue', inOrder('U1', 'S1'), unseen('listed')],
    ['nothing was listed for the city', { cityList: undefined }, unseen('listed')],
    [
      'another system was given it earlier',
      { sent: get('ministry', 'm9', 'N1'), ...inOrder('U1', 'N1', 'N2', 'N3', 'N4', 'N5') },
      [],
    ],
    ['nobody knows whom the queue is for', { several: undefined }, unseen('listed')],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDeliveryChecks, 'hub.urgent-first', { ...sound, ...changes })).toEqual(findings);
  });
});

describe('an urgent letter is offered in time', () => {
  const limit = usualTolerances.hubForwardUrgent;
  const listedAt = (at: number) => call(listed, 'city', 'getReceivedEdocList', rows(), { at });
  const late = (waited: number) =>
    `fail STA-03 in cityList answer data: expected offered within 5000 ms; seen not listed after ${waited} ms`;

  it.each<readonly [string, Recording, readonly string[]]>([
    ['it is not there, and may still come', { cityUrgent: undefined }, unseen('listed')],
    [
      'it is not there just before the limit',
      { cityUrgent: undefined, cityList: listedAt(999 + limit) },
      unseen('listed'),
    ],
    [
      'it is not there at the limit',
      { cityUrgent: undefined, cityList: listedAt(1_000 + limit) },
      [late(limit)],
    ],
    ['it is there after the limit', { cityList: listedAt(1_001 + limit) }, []],
    [
      'it was refused',
      { urgent: call('hub-delivery/urgent', 'office', 'sendEdoc', fail()) },
      unseen('listed'),
    ],
    ['it was never sent', { urgent: undefined }, unseen('listed')],
    [
      'nobody looked',
      { cityList: undefined, ministryList: undefined, strangerList: undefined },
      unseen('listed'),
    ],
    ['nobody knows which it is', { urgentStep: undefined, cityList: listedAt(1_000 + limit) }, [late(limit)]],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDeliveryChecks, 'hub.offers-at-once', { ...sound, ...changes })).toEqual(findings);
  });
});

describe('getting does not acknowledge', () => {
  const then = (...ids: readonly string[]) =>
    call(again, 'city', 'getReceivedEdocList', rows(...ids.map((docId) => ({ docId }))));

  it.each<readonly [string, Recording, readonly string[]]>([
    ['everything is gone', { listedAgain: then() }, [`${gone} 7 of 7 are gone`]],
    ['one is gone', { listedAgain: then('c0', 'c1', 'c2', 'c3', 'c4', 'c5') }, [`${gone} 1 of 7 are gone`]],
    ['ids in capitals', { listedAgain: then('C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6') }, []],
    ['ids were asked for in capitals', { city1: get('city', 'C1', 'N1') }, []],
    ['nobody listed again', { listedAgain: undefined }, unseen('listed-again')],
    ['nothing was got', inOrder(), unseen('listed-again')],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDeliveryChecks, 'hub.get-does-not-acknowledge', { ...sound, ...changes })).toEqual(
      findings,
    );
  });
});

describe('both ways give the same packet', () => {
  const file = (text: string, httpStatus?: number) =>
    call(download, 'city', 'downloadEdoc', raw(text, httpStatus));
  const expected = 'expected 11 bytes as from getEdoc; seen';

  it.each<readonly [string, Recording, readonly string[]]>([
    [
      'a byte differs',
      { downloaded: file('<Id>S2</Id>') },
      [`fail ENV-06 in downloaded answer 5: ${expected} 11 bytes`],
    ],
    [
      'the first byte differs',
      { downloaded: file(' <Id>S1</Id>') },
      [`fail ENV-06 in downloaded answer 0: ${expected} 12 bytes`],
    ],
    [
      'the last byte is missing',
      { downloaded: file('<Id>S1</Id') },
      [`fail ENV-06 in downloaded answer 10: ${expected} 10 bytes`],
    ],
    [
      'there is more behind',
      { downloaded: file('<Id>S1</Id>\n') },
      [`fail ENV-06 in downloaded answer 11: ${expected} 12 bytes`],
    ],
    [
      'no answer came',
      { downloaded: call(download, 'city', 'downloadEdoc', silent) },
      [`fail ENV-06 in downloaded answer 0: ${expected} 0 bytes`],
    ],
    ['nothing was downloaded', { downloaded: undefined }, unseen('download')],
    ['nothing was got', { got: undefined }, unseen('download')],
    ['getting was refused', { got: call(download, 'city', 'getEdoc', fail()) }, unseen('download')],
  ])('%s', (_, changes, findings) => {
    expect(found(hubDeliveryChecks, 'hub.download-equals-get', { ...sound, ...changes })).toEqual(findings);
  });
});
