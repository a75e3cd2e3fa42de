import { describe, expect, it } from 'vitest';
import { claimsOf, isLocked, type SignatureClaims, signatureBytesOf } from './signature-value.ts';
import { dictFrom, valueFrom, viewFrom } from './values-under-test.ts';

type Objects = Readonly<Record<number, string>>;

/** What a signature with these entries claims, in a field with those. */
function claims(entries: string, field = '', objects: Objects = {}): SignatureClaims {
  return claimsOf(viewFrom(objects), dictFrom(entries), dictFrom(field));
}

describe('the parts that bytes are checked by', () => {
  const parts = (entries: string) => signatureBytesOf(dictFrom(entries));
  it('are taken as they stand', () => {
    const { byteRange, contents, isIndirect } = parts('/ByteRange [0 1 2 3] /Contents <3000>');
    expect([byteRange, isIndirect]).toEqual([valueFrom('[0 1 2 3]'), false]);
    expect([...(contents?.bytes ?? [])]).toEqual([0x30, 0]);
  });

  it.each([
    ['nothing', '', undefined],
    ['no string', '/ByteRange 7 /Contents /A', 7],
    ['a list for contents', '/ByteRange null /Contents [<3000>]', null],
    ['nothing that can be looked at', '/ByteRange null /Contents null', null],
  ])('may be %s', (_, entries, byteRange) => {
    expect(parts(entries)).toEqual({ byteRange, contents: undefined, isIndirect: false });
  });

  it.each([
    ['contents', '/ByteRange [0 1 2 3] /Contents 5 0 R'],
    ['the range', '/ByteRange 5 0 R /Contents <3000>'],
    ['a number of the range', '/ByteRange [0 1 5 0 R 3] /Contents <3000>'],
  ])('may lie elsewhere: %s', (_, entries) => {
    expect(parts(entries).isIndirect).toBe(true);
  });

  it('lie elsewhere by themselves, not by what they hold', () => {
    expect(parts('/ByteRange << /A 5 0 R >> /Contents <3000>').isIndirect).toBe(false);
    expect(parts('/ByteRange [[5 0 R]] /Contents <3000>').isIndirect).toBe(false);
    expect(parts('/ByteRange [0] /Contents [5 0 R]').isIndirect).toBe(false);
  });
});

describe('what a signature claims', () => {
  it('may be nothing', () => {
    expect(claims('')).toEqual({ locks: [] });
    expect(Object.keys(claims(''))).toEqual(['locks']);
  });

  it.each([
    ['Type', 'type', '/Sig', 'Sig'],
    ['Filter', 'filter', '/Adobe.PPKLite', 'Adobe.PPKLite'],
    ['SubFilter', 'subFilter', '/ETSI.CAdES.detached', 'ETSI.CAdES.detached'],
    ['Name', 'name', '(Van thu)', 'Van thu'],
    ['Reason', 'reason', '(Phat hanh)', 'Phat hanh'],
    ['Location', 'location', '(Ha Noi)', 'Ha Noi'],
  ])('is read from /%s, here or elsewhere', (key, claim, written, read) => {
    expect(claims(`/${key} ${written}`)).toEqual({ [claim]: read, locks: [] });
    expect(claims(`/${key} 5 0 R`, '', { 5: written })).toEqual({ [claim]: read, locks: [] });
    expect(claims(`/${key} 7`)).toEqual({ locks: [] });
  });

  it('is a time, or text that is none', () => {
    const { claimed, oddTime } = claims("/M (D:20261120083000+07'00')");
    expect([claimed?.at, claimed?.offset, oddTime]).toEqual([Date.UTC(2026, 10, 20, 1, 30), 420, undefined]);
    expect(claims('/M (hom nay)')).toEqual({ oddTime: 'hom nay', locks: [] });
    expect(claims('/M 5 0 R', '', { 5: '(hom nay)' })).toEqual({ oddTime: 'hom nay', locks: [] });
    expect(claims('/M 2026')).toEqual({ locks: [] });
  });
});

describe('what a signature allows afterwards', () => {
  const certified = (parameters: string, method = '/DocMDP') =>
    claims(`/Reference [<< /TransformMethod ${method} ${parameters} >>]`).certification;

  it.each([
    ['/TransformParams << /P 1 >>', 1],
    ['/TransformParams << /P 2 >>', 2],
    ['/TransformParams << /P 3 >>', 3],
    ['/TransformParams << /P 0 >>', 2],
    ['/TransformParams << /P 4 >>', 2],
    ['/TransformParams << /P (1) >>', 2],
    ['/TransformParams << >>', 2],
    ['/TransformParams 7', 2],
    ['', 2],
  ])('is what its DocMDP says, 2 where that says nothing: %s', (parameters, level) => {
    expect(certified(parameters)).toBe(level);
  });

  it('is not said by other transforms', () => {
    expect(certified('/TransformParams << /P 1 >>', '/FieldMDP')).toBeUndefined();
    expect(certified('/TransformParams << /P 1 >>', '(DocMDP)')).toBeUndefined();
    expect(claims('/Reference << /TransformMethod /DocMDP >>').certification).toBeUndefined();
    expect(claims('/Reference [7]').certification).toBeUndefined();
  });

  it('is read wherever it stands, by the first that says it', () => {
    const objects = { 5: '[6 0 R 9 0 R]', 6: '<< /TransformMethod 7 0 R /TransformParams 8 0 R >>' };
    const others = {
      7: '/DocMDP',
      8: '<< /P 3 >>',
      9: '<< /TransformMethod /DocMDP /TransformParams << /P 1 >> >>',
    };
    expect(claims('/Reference 5 0 R', '', { ...objects, ...others }).certification).toBe(3);
  });

  it.each([
    ['/P 1', 1],
    ['/P 2', 2],
    ['/P 3', 3],
    ['/P 5 0 R', 3],
    ['/P 0', undefined],
    ['/P 4', undefined],
    ['/P (1)', undefined],
    ['', undefined],
  ])('may be said by the lock of its field: %s', (entry, level) => {
    expect(claims('', `/Lock << ${entry} >>`, { 5: '3' }).certification).toBe(level);
  });

  it('is said by the signature before the lock of its field', () => {
    const reference = '/Reference [<< /TransformMethod /DocMDP /TransformParams << /P 3 >> >>]';
    expect(claims(reference, '/Lock << /P 1 >>').certification).toBe(3);
  });
});

describe('the fields that a signature locks', () => {
  const locked = (parameters: string, method = 'FieldMDP') =>
    claims(`/Reference [<< /TransformMethod /${method} /TransformParams << ${parameters} >> >>]`).locks;

  it.each(['All', 'Include', 'Exclude'])('are named by its FieldMDP: %s', (action) => {
    expect(locked(`/Action /${action} /Fields [(a) (b.c)]`)).toEqual([{ action, fields: ['a', 'b.c'] }]);
    expect(locked(`/Action /${action}`)).toEqual([{ action, fields: [] }]);
  });

  it('are none where nothing readable is said', () => {
    expect(locked('/Action /Khac /Fields [(a)]')).toEqual([]);
    expect(locked('/Fields [(a)]')).toEqual([]);
    expect(locked('/Action /All', 'DocMDP')).toEqual([]);
    expect(locked('/Action /Include /Fields [(a) 7 /b]')).toEqual([{ action: 'Include', fields: ['a'] }]);
  });

  it('are named by the lock of its field too, and elsewhere', () => {
    const reference = '/Reference [<< /TransformMethod /FieldMDP /TransformParams << /Action /All >> >>]';
    const objects = { 5: '<< /Action 6 0 R /Fields 7 0 R >>', 6: '/Exclude', 7: '[8 0 R]', 8: '(a)' };
    expect(claims(reference, '/Lock 5 0 R', objects).locks).toEqual([
      { action: 'All', fields: [] },
      { action: 'Exclude', fields: ['a'] },
    ]);
  });

  it.each([
    ['All', [], 'a', true],
    ['All', ['b'], 'a', true],
    ['All', ['a'], 'a', true],
    ['Include', ['a'], 'a', true],
    ['Include', ['a'], 'b', false],
    ['Include', ['b', 'a'], 'a', true],
    ['Include', ['a'], 'a.b', true],
    ['Include', ['a'], 'ab', false],
    ['Include', ['a.b'], 'a', false],
    ['Include', [], 'a', false],
    ['Exclude', ['a'], 'a', false],
    ['Exclude', ['a'], 'a.b', false],
    ['Exclude', ['a'], 'ab', true],
    ['Exclude', [], 'a', true],
  ] as const)('%s %j: %s is locked: %s', (action, fields, field, isHeld) => {
    expect(isLocked({ action, fields }, field)).toBe(isHeld);
  });
});
