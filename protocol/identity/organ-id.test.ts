import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isExchangeCentre, levelOne, parseOrganId } from './organ-id.ts';

const long35 = `H37.${'A'.repeat(31)}`;

/** The code's generation, or the problem codes when it was refused. */
function seenAs(text: string): string | readonly string[] {
  const reading = parseOrganId(text);
  return reading.ok ? reading.value.generation : reading.problems.map((each) => each.code);
}

describe('IDC-01, IDC-02, IDC-15: identity codes that are read', () => {
  it.each([
    ['00.00.H29', '2014', 'H29'],
    ['00.64.H29', '2014', 'H29'],
    ['28.22.H17', '2014', 'H17'],
    ['00.36.W00', '2014', 'W00'],
    ['000.00.00.G22', '2016', 'G22'],
    ['000.12.31.H53', '2016', 'H53'],
    ['999.10.01.H22', '2016', 'H22'],
    ['000.00.01.A53', '2016', 'A53'],
    ['000.00.00.W01', '2016', 'W01'],
    ['H37', '2020', 'H37'],
    ['H37.02', '2020', 'H37'],
    ['G11.07.05', '2020', 'G11'],
    ['H37.DN.001', '2020', 'H37'],
    ['H37.000.0000.00', '2020', 'H37'],
    ['H37.0000000001', '2020', 'H37'],
    ['W05', '2020', 'W05'],
    [long35, '2020', 'H37'],
  ])('%s is of generation %s with level 1 %s', (text, generation, top) => {
    const reading = parseOrganId(text);
    expect(reading.ok && reading.value.generation).toBe(generation);
    expect(reading.ok && levelOne(reading.value)).toBe(top);
    expect(reading.ok && reading.value.text).toBe(text);
    expect(reading.problems).toEqual([]);
  });

  it('reads at lengths 13, 14 and 35 and refuses at 1 and 36', () => {
    const byLength = new Map(
      ['H', '000.00.00.H57', 'H57.0000000001', long35, `${long35}A`].map((text) => [
        text.length,
        seenAs(text),
      ]),
    );
    expect(Object.fromEntries(byLength)).toEqual({
      1: ['identity.code-malformed'],
      13: '2016',
      14: '2020',
      35: '2020',
      36: ['identity.code-too-long'],
    });
  });

  it('tells the groups from level 1 downwards in every generation', () => {
    const groups = (text: string) => {
      const reading = parseOrganId(text);
      return reading.ok && 'groups' in reading.value ? reading.value.groups : [];
    };
    expect(groups('00.64.H29')).toEqual(['H29', '64', '00']);
    expect(groups('000.12.31.H53')).toEqual(['H53', '31', '12', '000']);
    expect(groups('H37.DN.001')).toEqual(['H37', 'DN', '001']);
  });

  it('knows exchange centres by the letter W', () => {
    const isCentre = (text: string) => {
      const reading = parseOrganId(text);
      return reading.ok && isExchangeCentre(reading.value);
    };
    expect(['00.36.W00', '000.00.00.W01', 'W05', 'H37', '0100109106'].map(isCentre)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('IDC-08, IDC-09: codes beside the tree of agencies', () => {
  it.each([
    ['Z01ABC', 'scheme'],
    [`Z01${'9'.repeat(32)}`, 'scheme'],
    [`Z99${'A.1'.repeat(10)}`, 'scheme'],
    ['0100109106', 'enterprise'],
    ['0100109106001', 'enterprise'],
    ['020100109106', 'enterprise'],
  ])('%s is a code of kind %s', (text, kind) => {
    expect(seenAs(text)).toBe(kind);
  });

  it.each([
    [`Z01${'9'.repeat(33)}`, 'identity.code-too-long'],
    ['Z00ABC', 'identity.scheme-code-malformed'],
    ['Z1.', 'identity.code-edge-dot'],
    ['Z1.A', 'identity.scheme-code-malformed'],
    ['Z01', 'identity.scheme-code-malformed'],
    ['Z01.ABC', 'identity.scheme-code-malformed'],
    ['010010910', 'identity.code-malformed'],
    ['01001091061', 'identity.code-malformed'],
    ['010100109106', 'identity.code-malformed'],
  ])('%s is refused as %s', (text, code) => {
    expect(seenAs(text)).toEqual([code]);
  });

  it('splits a scheme code after its three characters', () => {
    const reading = parseOrganId('Z07QS.15');
    expect(reading.ok && reading.value).toMatchObject({ scheme: 'Z07', value: 'QS.15' });
  });
});

describe('IDC-01: identity codes that are refused, without repair', () => {
  it.each([
    ['', ['identity.code-empty']],
    ['null', ['identity.code-null']],
    ['NULL', ['identity.code-null']],
    ['h37.02', ['identity.code-lower-case']],
    ['vxp.saas.03', ['identity.code-lower-case']],
    [' H37', ['identity.code-space']],
    ['H37\n', ['identity.code-space']],
    ['H37 .02', ['identity.code-space']],
    ['H37\u00a0', ['identity.code-space']],
    ['H37_02', ['identity.code-underscore']],
    ['H37-02', ['identity.code-charset']],
    ['H37.ĐN', ['identity.code-charset']],
    ['Н37', ['identity.code-charset']],
    ['H37..02', ['identity.code-empty-group']],
    ['.H37', ['identity.code-edge-dot']],
    ['H37.', ['identity.code-edge-dot']],
    ['.', ['identity.code-edge-dot']],
    ['00.00.008.K99', ['identity.code-malformed']],
    ['002.00.20.TT2', ['identity.code-malformed']],
    ['999.010.01.H22', ['identity.code-malformed']],
    ['HH7', ['identity.code-malformed']],
    ['02.H37', ['identity.code-malformed']],
    [
      ' h37_.',
      [
        'identity.code-space',
        'identity.code-lower-case',
        'identity.code-underscore',
        'identity.code-edge-dot',
      ],
    ],
  ])('%j is refused as %j', (text, codes) => {
    expect(seenAs(text)).toEqual(codes);
  });

  it('tells the place and what stood there', () => {
    const reading = parseOrganId('h37', { path: 'To[2]/OrganId', line: 12 });
    expect(reading.problems[0]).toMatchObject({ place: { path: 'To[2]/OrganId', line: 12 }, seen: 'h37' });
  });

  it('reads an irregular code of lawful characters in the observed dialect, with a warning', () => {
    const reading = parseOrganId('002.00.20.TT2', 'From/OrganId', 'observed');
    expect(reading.ok && reading.value.generation).toBe('irregular');
    expect(reading.problems.map((each) => [each.code, each.severity])).toEqual([
      ['identity.code-malformed', 'warning'],
    ]);
    expect(parseOrganId('vxp.saas.03', 'From/OrganId', 'observed').ok).toBe(false);
  });
});

describe('any text', () => {
  it('is either kept to the letter or refused with an error', () => {
    const alphabet = fc.string({ unit: fc.constantFrom(...'0129AHZ.a _'), maxLength: 40 });
    fc.assert(
      fc.property(fc.oneof(alphabet, fc.string()), (text) => {
        const reading = parseOrganId(text);
        if (reading.ok) expect(reading.value.text).toBe(text);
        else expect(reading.problems.every((each) => each.severity === 'error')).toBe(true);
      }),
    );
  });
});

describe('a code that is read again', () => {
  it('is read the same, however many others came between', () => {
    const first = parseOrganId('H37.05.1');
    for (let number = 0; number < 10_000; number += 1) parseOrganId(`H37.05.1.${number}`);
    expect(parseOrganId('H37.05.1')).toEqual(first);
  });

  it('is told of at its own place when it is wrong', () => {
    for (const place of ['From/OrganId', 'To[1]/OrganId']) {
      expect(parseOrganId('H37.', place).problems.map((each) => each.place.path)).toEqual([place]);
    }
  });
});
