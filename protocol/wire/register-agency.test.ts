import { describe, expect, it } from 'vitest';
import { parseRegistration, writeRegistration } from './register-agency.ts';

const whole = {
  id: '',
  pcode: '00.37.W00',
  code: 'H37.02.15',
  name: 'Trung tâm Lưu trữ lịch sử',
  mail: 'ttlt@example.vn',
  mobile: '',
  fax: '',
};
const found = (text: string | Uint8Array) => {
  const { problems } = parseRegistration(typeof text === 'string' ? Buffer.from(text) : text);
  return problems.map((each) => `${each.code} ${each.place.path}`);
};

describe('the agency that registerAgency carries', () => {
  it('is written and read back', () => {
    expect(parseRegistration(writeRegistration(whole))).toEqual({ ok: true, value: whole, problems: [] });
    expect(Buffer.from(writeRegistration(whole)).toString()).toBe(
      '{"id":"","pcode":"00.37.W00","code":"H37.02.15","name":"Trung tâm Lưu trữ lịch sử","mail":"ttlt@example.vn","mobile":"","fax":""}',
    );
  });

  it('needs only its codes and its name; absent or null is none', () => {
    const reading = parseRegistration(
      Buffer.from('{"pcode":" 00.37.W00","code":"H37.02.15","name":"TT","mail":null,"extra":1}'),
    );
    expect(reading).toMatchObject({ ok: true, value: { id: '', pcode: '00.37.W00', mail: '', fax: '' } });
  });

  it.each([
    ['', ['wire.agency-json-broken body']],
    ['{"code":"H37.02"', ['wire.agency-json-broken body']],
    ['{"id":"","pcode":"00.37.W00""code":"H37.02.15"}', ['wire.agency-json-broken body']],
    ['[]', ['wire.agency-json-broken body']],
    ['null', ['wire.agency-json-broken body']],
    ['{"code":"H37.02"}', ['wire.agency-field-missing pcode', 'wire.agency-field-missing name']],
    [
      '{"pcode":"00.37.W00","code":" ","name":"TT","mail":["a"],"fax":5}',
      ['wire.agency-field-missing code', 'wire.agency-field-wrong mail', 'wire.agency-field-wrong fax'],
    ],
    [
      String.raw`{"pcode":"00.37.W00\u0000","code":"H37.02","name":"T\ud800T","mail":"a\n"}`,
      ['wire.agency-field-wrong name', 'wire.agency-field-wrong pcode'],
    ],
  ])('is refused as %s with every reason', (text, expected) => {
    expect(found(text).toSorted()).toEqual(expected.toSorted());
  });

  it('is refused with the character that no packet holds', () => {
    const body = writeRegistration({ ...whole, name: 'Trung\u0000tâm' });
    expect(parseRegistration(body).problems[0]).toMatchObject({ seen: 'U+0000' });
  });

  it.each([
    ['UTF-16 with its mark', Buffer.from('\ufeff{"code":"H37"}', 'utf16le'), 'UTF-16LE'],
    ['UTF-16 without', Buffer.from('{"code":"H37"}', 'utf16le'), 'UTF-16LE'],
    ['Latin-1', Buffer.from('{"name":"B\u00f4"}', 'latin1'), 'not UTF-8 (byte 0xf4 at 10)'],
    [
      'a byte order mark, then Latin-1',
      Buffer.from('\u00ef\u00bb\u00bf{\u00f4}', 'latin1'),
      'not UTF-8 (byte 0xf4 at 4)',
    ],
  ])('is refused as what it is when it is written in %s', (_, body, seen) => {
    expect(parseRegistration(body).problems).toMatchObject([{ code: 'wire.agency-json-broken', seen }]);
  });

  it('may begin with a byte order mark', () => {
    expect(found(`\ufeff${JSON.stringify(whole)}`)).toEqual([]);
  });

  it('is refused when it is no UTF-8', () => {
    expect(found(Uint8Array.of(0x7b, 0xc3, 0x28, 0x7d))).toEqual(['wire.agency-json-broken body']);
  });
});
