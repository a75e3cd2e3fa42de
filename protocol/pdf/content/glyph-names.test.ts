import { describe, expect, it } from 'vitest';
import { textOfGlyph } from './glyph-names.ts';

describe('the name of a glyph', () => {
  it.each([
    ['space nbspace period comma colon semicolon', ' \u00a0.,:;'],
    ['hyphen minus slash parenleft parenright', '-\u2212/()'],
    ['quotesingle quotedbl quoteleft quoteright quotedblleft quotedblright', '\'"‘’“”'],
    ['endash emdash bullet percent ampersand asterisk', '–—•%&*'],
    ['plus equal underscore question exclam at', '+=_?!@'],
    ['zero one two three four five six seven eight nine', '0123456789'],
    ['Dcroat dcroat Ohorn ohorn Uhorn uhorn', 'ĐđƠơƯư'],
  ])('stands for a sign: %s', (names, signs) => {
    expect(names.split(' ').map(textOfGlyph)).toEqual([...signs]);
  });

  it.each([
    ['A', 'A'],
    ['z', 'z'],
    ['agrave', 'à'],
    ['Eacute', 'É'],
    ['acircumflex', 'â'],
    ['otilde', 'õ'],
    ['abreve', 'ă'],
    ['ahookabove', 'ả'],
    ['Udotbelow', 'Ụ'],
  ])('is a letter, or one with its accent: %s', (name, letter) => {
    expect(textOfGlyph(name)).toBe(letter);
  });

  it.each([
    ['uni1EA1', 'ạ'],
    ['u1EA1', 'ạ'],
    ['u1F600', '😀'],
  ])('is a code: %s', (name, letter) => {
    expect(textOfGlyph(name)).toBe(letter);
  });

  it.each([
    '',
    'g17',
    'AB',
    '1',
    'uni1EA',
    'uni1ea1',
    'u1EA1FF0',
    'xuni1EA1',
    'uni1EA1x',
    'auml',
    'aacuteX',
    '1acute',
    'xagrave1',
    '1agrave',
    'xxacute',
    'aaacute',
  ])('says nothing: “%s”', (name) => {
    expect(textOfGlyph(name)).toBeUndefined();
  });

  it.each(['constructor', 'toString', 'valueOf', '__proto__', 'aconstructor', 'atoString', 'avalueOf'])(
    'that every object of the program knows says nothing: %s',
    (name) => {
      expect(textOfGlyph(name)).toBeUndefined();
    },
  );
});
