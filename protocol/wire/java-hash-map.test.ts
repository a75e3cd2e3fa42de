import { describe, expect, it } from 'vitest';
import { javaHashCode, javaHashMapOrder } from './java-hash-map.ts';

/** Printed by OpenJDK 17.0.15: `String.hashCode`. */
const hashCodes: readonly (readonly [string, number])[] = [
  ['systemid', 1976086410],
  ['timestamp', 55126294],
  ['Content-Type', 949037134],
  ['servicetype', -1927416977],
  ['messagetype', -872139839],
  ['hash-file', 263048923],
  ['from', 3151786],
  ['to', 3707],
  ['status', -892481550],
  ['docid', 95757395],
  ['docId', 95756403],
  ['filePath', -735662143],
  ['level', 102865796],
  ['AgencyCode', 346787762],
  ['fromDate', -1245145480],
  ['toDate', -869352247],
  ['description', -1724546052],
  ['code', 3059181],
  ['pcode', 106493533],
  ['name', 3373707],
  ['Số ký hiệu', 247618427],
  ['', 0],
  ['Aa', 2112],
  ['BB', 2112],
  ['AaAa', 2031744],
  ['BBBB', 2031744],
  ['AaBB', 2031744],
  ['BBAa', 2031744],
];

/** Printed by OpenJDK 17.0.15: keys put into an empty `HashMap<String, String>`, and its `keySet()`. */
const orders: readonly (readonly [string, string])[] = [
  [
    'pcode timestamp status code messagetype from to filePath description level fromDate AgencyCode',
    'fromDate code pcode messagetype level filePath description AgencyCode from to timestamp status',
  ],
  [
    'pcode AgencyCode servicetype messagetype fromDate to timestamp from name hash-file code description docId',
    'code pcode messagetype docId description fromDate servicetype hash-file name AgencyCode from to timestamp',
  ],
  [
    'servicetype filePath timestamp name pcode status docId docid toDate description systemid Content-Type messagetype to code AgencyCode level from hash-file',
    'systemid code pcode messagetype level docId docid filePath toDate description servicetype hash-file name AgencyCode from to timestamp status Content-Type',
  ],
  [
    'name docId servicetype messagetype timestamp filePath docid',
    'servicetype messagetype docId docid filePath name timestamp',
  ],
  [
    'timestamp to status AgencyCode description docid docId fromDate',
    'fromDate docid docId AgencyCode description to timestamp status',
  ],
  ['pcode to Content-Type', 'pcode to Content-Type'],
  ['to docId', 'docId to'],
  [
    'messagetype from level description Content-Type pcode timestamp docId fromDate',
    'fromDate messagetype level pcode docId description from Content-Type timestamp',
  ],
  [
    'docId description Content-Type servicetype hash-file fromDate timestamp',
    'fromDate servicetype docId hash-file description Content-Type timestamp',
  ],
  [
    'toDate AgencyCode fromDate hash-file code timestamp level messagetype docId description systemid filePath docid servicetype pcode',
    'systemid code level messagetype pcode docId docid toDate filePath description fromDate servicetype hash-file AgencyCode timestamp',
  ],
  [
    'systemid servicetype level Content-Type timestamp from AgencyCode toDate to messagetype pcode description',
    'systemid servicetype level messagetype pcode toDate AgencyCode description from to Content-Type timestamp',
  ],
  [
    'from status systemid Content-Type timestamp AgencyCode code',
    'systemid code AgencyCode from status Content-Type timestamp',
  ],
  [
    'timestamp status messagetype Content-Type servicetype hash-file systemid to code from filePath pcode fromDate AgencyCode docid toDate level description name docId',
    'systemid code messagetype pcode level docid docId filePath toDate description fromDate servicetype hash-file name AgencyCode from to timestamp status Content-Type',
  ],
  [
    'code toDate to AgencyCode from status docId messagetype pcode description systemid servicetype name level hash-file Content-Type docid filePath fromDate timestamp',
    'systemid code messagetype pcode level docId docid toDate filePath description fromDate servicetype hash-file name AgencyCode from to status Content-Type timestamp',
  ],
  [
    'p0 p37 p74 p10 p47 p84 p20 p57 p94 p30 p67 p3 p40 p77 p13 p50 p87 p23 p60 p97 p33 p70 p6 p43',
    'p0 p3 p6 p70 p94 p50 p60 p74 p30 p84 p40 p10 p87 p43 p20 p97 p67 p23 p77 p33 p47 p57 p13 p37',
  ],
  [
    'p0 p37 p74 p10 p47 p84 p20 p57 p94 p30 p67 p3 p40 p77 p13 p50 p87 p23 p60 p97 p33 p70 p6 p43 p80',
    'p0 p3 p6 p70 p94 p50 p74 p30 p10 p97 p77 p33 p57 p13 p37 p80 p60 p84 p40 p87 p43 p20 p67 p23 p47',
  ],
  [
    'p0 p37 p74 p10 p47 p84 p20 p57 p94 p30 p67 p3 p40 p77 p13 p50 p87 p23 p60 p97 p33 p70 p6 p43 p80 p16 p53 p90 p26 p63 p100 p36 p73 p9 p46 p83 p19 p56 p93 p29 p66 p2 p39 p76 p12 p49 p86 p22',
    'p0 p2 p3 p6 p90 p70 p9 p94 p50 p93 p74 p30 p73 p10 p76 p97 p53 p56 p12 p77 p33 p36 p57 p13 p16 p37 p39 p19 p80 p83 p60 p63 p84 p40 p87 p43 p20 p86 p67 p23 p66 p22 p47 p100 p46 p49 p26 p29',
  ],
  [
    'p0 p37 p74 p10 p47 p84 p20 p57 p94 p30 p67 p3 p40 p77 p13 p50 p87 p23 p60 p97 p33 p70 p6 p43 p80 p16 p53 p90 p26 p63 p100 p36 p73 p9 p46 p83 p19 p56 p93 p29 p66 p2 p39 p76 p12 p49 p86 p22 p59',
    'p90 p94 p50 p93 p10 p97 p53 p56 p12 p57 p13 p16 p59 p19 p60 p63 p20 p67 p23 p66 p22 p100 p26 p29 p0 p2 p3 p6 p70 p9 p74 p30 p73 p76 p77 p33 p36 p37 p39 p80 p83 p84 p40 p87 p43 p86 p47 p46 p49',
  ],
  [
    'systemid timestamp from AaAaAaAa AaAaAaBB AaAaBBAa AaAaBBBB AaBBAaAa AaBBAaBB AaBBBBAa AaBBBBBB to status Content-Type',
    'systemid AaAaAaAa AaAaAaBB AaAaBBAa AaAaBBBB AaBBAaAa AaBBAaBB AaBBBBAa AaBBBBBB from to timestamp status Content-Type',
  ],
  [
    'systemid timestamp from AaAaAaAa AaAaAaBB AaAaBBAa AaAaBBBB AaBBAaAa AaBBAaBB AaBBBBAa AaBBBBBB BBAaAaAa to status Content-Type',
    'systemid AaAaAaAa AaAaAaBB AaAaBBAa AaAaBBBB AaBBAaAa AaBBAaBB AaBBBBAa AaBBBBBB BBAaAaAa from to timestamp status Content-Type',
  ],
  [
    'systemid timestamp from AaAaAaAa AaAaAaBB AaAaBBAa AaAaBBBB AaBBAaAa AaBBAaBB AaBBBBAa AaBBBBBB BBAaAaAa BBAaAaBB to status Content-Type',
    'systemid AaAaAaAa AaAaAaBB AaAaBBAa AaAaBBBB AaBBAaAa AaBBAaBB AaBBBBAa AaBBBBBB BBAaAaAa BBAaAaBB from timestamp Content-Type to status',
  ],
];

describe('the order of a Java HashMap', () => {
  it.each(hashCodes)('hashes %j to %i as the JVM does', (text, hash) => {
    expect(javaHashCode(text)).toBe(hash);
  });

  it.each(orders)('of %s is the JVM’s', (inserted, iterated) => {
    expect(javaHashMapOrder(inserted.split(' ')).join(' ')).toBe(iterated);
  });

  it('keeps the place of a key that is put twice', () => {
    expect(javaHashMapOrder(['timestamp', 'status', 'timestamp'])).toEqual(['timestamp', 'status']);
  });
});
