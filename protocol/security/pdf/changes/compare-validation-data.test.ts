import { describe, expect, it } from 'vitest';
import { streamBody } from '../../../../fixtures/pdf-signatures/pdf-draft.ts';
import { catalogOf, type Objects, pageOf, toldOf } from './update-under-test.ts';

const told = 'validation-data Root/DSS';
const streams = { 20: streamBody('', 'a'), 21: streamBody('', 'b') };
const store = (entries: string) => catalogOf(`/DSS << ${entries} >>`);

describe('a store of validation data', () => {
  it.each([
    ['certificates', '/Certs [20 0 R 21 0 R]'],
    ['answers', '/OCSPs [20 0 R]'],
    ['lists', '/CRLs [20 0 R]'],
    ['records of signatures', '/VRI << /AB << /Cert [20 0 R] /OCSP [20 0 R] /CRL [21 0 R] >> >>'],
    ['records with times and types', '/VRI << /Type /VRI /AB << /Type /VRI /TU (D:2026) /TS 20 0 R >> >>'],
    ['its own type', '/Type /DSS'],
    ['records that are none', '/VRI << /AB 7 >>'],
    ['no records where they would stand', '/VRI 7'],
    ['nothing', ''],
  ])('may come with %s', (_, entries) => {
    expect(toldOf({}, { 1: store(entries), ...streams })).toEqual([told]);
  });

  it('may be another one, or be taken away', () => {
    const signed = { ...streams, 1: store('/Certs [20 0 R]') };
    expect(toldOf(signed, { 1: store('/Certs [20 0 R 21 0 R]') })).toEqual([told]);
    expect(toldOf(signed, { 1: catalogOf() })).toEqual([]);
    expect(toldOf(signed, { 1: catalogOf('/DSS 7') })).toEqual([]);
  });

  it('tells nothing when it stays', () => {
    const signed = { ...streams, 1: store('/Certs [20 0 R]') };
    expect(toldOf(signed, { 1: catalogOf('/Version /2.0 /DSS << /Certs [20 0 R] >>') })).toEqual([]);
  });

  it.each([
    ['an entry of its own', '/JS (1)', 'JS'],
    ['what belongs into records', '/Cert [20 0 R]', 'Cert'],
    ['certificates that are no streams', '/Certs [20 0 R 5 0 R]', 'Certs'],
    ['certificates that are nowhere', '/Certs [99 0 R]', 'Certs'],
    ['a record with an entry of its own', '/VRI << /AB << /JS (1) >> >>', 'VRI/AB/JS'],
    ['a record with what belongs into the store', '/VRI << /AB << /Certs [20 0 R] >> >>', 'VRI/AB/Certs'],
    ['a record of what are no streams', '/VRI << /AB << /CRL [20 0 R 7] >> >>', 'CRL'],
  ])('may not come with %s', (_, entries, path) => {
    const refused = `pdf.validation-data-odd Root/DSS/${path}`;
    expect(toldOf({}, { 1: store(entries), ...streams })).toEqual([refused, told]);
  });
});

describe('a store in objects of its own', () => {
  const signed: Objects = {
    ...streams,
    1: catalogOf('/DSS 10 0 R'),
    10: '<< /Certs 11 0 R /OCSPs [20 0 R] /VRI 12 0 R >>',
    11: '[20 0 R]',
    12: '<< /AB 13 0 R >>',
    13: '<< /Cert 14 0 R >>',
    14: '[20 0 R]',
  };
  const changes: readonly (readonly [string, number, string])[] = [
    ['the store', 10, '<< /Certs 11 0 R /OCSPs [21 0 R] /VRI 12 0 R >>'],
    ['a list of the store', 11, '[20 0 R 21 0 R]'],
    ['the records', 12, '<< /AB 13 0 R /CD << >> >>'],
    ['a record', 13, '<< /Cert 14 0 R /TU (D:2026) >>'],
    ['a list of a record', 14, '[20 0 R 21 0 R]'],
  ];
  it.each(changes)('may be written anew, and that is told: %s', (_, num, body) => {
    expect(toldOf(signed, { [num]: body })).toEqual([told]);
  });

  it.each(changes)('is nothing else at once: %s', (_, num, body) => {
    const page = pageOf('5 0 R', `/Contents ${num} 0 R`);
    expect(toldOf({ ...signed, 3: page }, { [num]: body })).toEqual([`pdf.page-changed ${num}`]);
  });

  it('tells nothing when it is written again as it was', () => {
    expect(toldOf(signed, signed)).toEqual([]);
  });

  it('may come as such', () => {
    const { 1: catalog, ...others } = signed;
    expect(toldOf({}, { ...others, 1: `${catalog}` })).toEqual([told]);
  });

  it('keeps the streams that it had', () => {
    const refused = ['pdf.validation-data-odd 20'];
    expect(toldOf(signed, { 20: streamBody('', 'c') })).toEqual(refused);
  });

  it('is a list of streams, not a stream', () => {
    const refused = ['pdf.validation-data-odd 11'];
    expect(toldOf(signed, { 11: streamBody('', 'c') })).toEqual(refused);
  });
});
