import { describe, expect, it } from 'vitest';
import { type Problem, problem } from '../problems/problem.ts';
import { checkDocumentHeader } from './check-document.ts';
import { type Contents, groupUnderTest, problemsOf } from './group-under-test.ts';
import { names as n } from './names.ts';

/** 09:00 in Vietnam. */
const asOf = Date.UTC(2026, 10, 20, 2);
const at = 'MessageHeader';

function judged(contents: Contents, now: { readonly asOf?: number } = { asOf }): readonly Problem[] {
  const header = groupUnderTest(at, contents);
  return problemsOf((notes) => checkDocumentHeader(header, 0, notes), now);
}

const issued = (date: string, rest: Contents = {}): Contents => ({
  [n.promulgationInfo]: { [n.promulgationDate]: date },
  ...rest,
});

describe('MET-03: the day of issue', () => {
  const place = `${at}/${n.promulgationInfo}/${n.promulgationDate}`;

  it('is not after today, as days are counted in Vietnam', () => {
    expect(judged(issued('2026/11/20'))).toEqual([]);
    expect(judged(issued('2026/11/21'))).toEqual([
      problem('packet.date-in-future', place, { seen: '2026/11/21' }),
    ]);
    expect(judged(issued('2026/11/21'), { asOf: Date.UTC(2026, 10, 20, 17) })).toEqual([]);
  });

  it('is shown as written, with its space', () => {
    expect(judged(issued(' 2026/11/21 '))).toEqual([
      problem('packet.date-in-future', place, { seen: ' 2026/11/21 ' }),
    ]);
  });

  it.each(['', '21/11/2999', '2999/02/30'])('is not judged where it is “%s”', (date) => {
    expect(judged(issued(date, { [n.dueDate]: '1999/01/01' }))).toEqual([]);
  });

  it('is not judged by those without a clock', () => {
    expect(judged(issued('2999/01/01'), {})).toEqual([]);
  });
});

describe('MET-09: the day by which to answer', () => {
  it('is the day of issue or later', () => {
    expect(judged(issued('2026/11/20', { [n.dueDate]: '2026/11/20' }))).toEqual([]);
    expect(judged(issued('2026/11/20', { [n.dueDate]: ' 2026/11/19' }), {})).toEqual([
      problem('packet.due-before-issue', `${at}/${n.dueDate}`, {
        seen: ' 2026/11/19',
        expected: '≥ 2026/11/20',
      }),
    ]);
  });

  it.each(['', '19/11/2026', '2026/02/30'])('is not judged where it is “%s”', (due) => {
    expect(judged(issued('2026/11/20', { [n.dueDate]: due }))).toEqual([]);
  });

  it('is not judged where no day of issue is known', () => {
    expect(judged({ [n.dueDate]: '1999/01/01' })).toEqual([]);
  });
});

describe('MET-06: the priority', () => {
  const path = `${at}/${n.otherInfo}/${n.priority}`;
  const expected = '0, 1, 2, 3';
  const of = (priority: string) => judged({ [n.otherInfo]: { [n.priority]: priority } });

  it.each(['0', '1', '2', ' 3 ', 'khẩn', ''])('may be “%s”, or is reported elsewhere', (priority) => {
    expect(of(priority)).toEqual([]);
  });

  it('is timed where it is 4, which is in use, and unknown beyond', () => {
    expect(of('4')).toEqual([problem('packet.priority-timed', path, { seen: '4', expected })]);
    expect(of('5')).toEqual([problem('packet.priority-unknown', path, { seen: '5', expected })]);
    expect(of('40')).toEqual([problem('packet.priority-unknown', path, { seen: '40', expected })]);
  });
});

describe('the steering type', () => {
  it.each(['0', '1', '2', 'ba', ''])('may be “%s”, or is reported elsewhere', (steering) => {
    expect(judged({ [n.steeringType]: steering })).toEqual([]);
  });

  it('is unknown beyond 2', () => {
    expect(judged({ [n.steeringType]: '3' })).toEqual([
      problem('packet.steering-unknown', `${at}/${n.steeringType}`, { seen: '3', expected: '0, 1, 2' }),
    ]);
  });
});

describe('the number of a document', () => {
  it.each(['7816', '0', '007', ''])('may be “%s”', (number) => {
    expect(judged({ [n.code]: { [n.codeNumber]: number } })).toEqual([]);
  });

  it.each(['7816a', 'a7816', '78 16', '-1', '½'])('is told where it is “%s”', (seen) => {
    expect(judged({ [n.code]: { [n.codeNumber]: seen } })).toEqual([
      problem('packet.number-not-digits', `${at}/${n.code}/${n.codeNumber}`, { seen }),
    ]);
  });
});

describe('IDC-10: the document’s own identifier', () => {
  const whole: Contents = {
    [n.from]: { [n.organId]: 'G22' },
    [n.code]: { [n.codeNumber]: '7816', [n.codeNotation]: 'VPCP-TTĐT' },
    [n.promulgationInfo]: { [n.promulgationDate]: ' 2026/11/20' },
    [n.documentId]: 'G22,2026/11/20,7816/VPCP-TTĐT',
  };

  it('repeats sender, date, number and notation', () => {
    expect(judged(whole)).toEqual([]);
  });

  it.each([
    ['sender', { [n.from]: { [n.organId]: 'G17' } }, 'identity.document-id-agency-differs'],
    ['date', issued('2026/11/19'), 'identity.document-id-date-differs'],
    [
      'number',
      { [n.code]: { [n.codeNumber]: '7817', [n.codeNotation]: 'VPCP-TTĐT' } },
      'identity.document-id-code-differs',
    ],
    [
      'notation',
      { [n.code]: { [n.codeNumber]: '7816', [n.codeNotation]: 'VPCP' } },
      'identity.document-id-code-differs',
    ],
  ])('is told from another %s', (_, other, code) => {
    expect(judged({ ...whole, ...other })).toMatchObject([
      { code, place: { path: `${at}/${n.documentId}` } },
    ]);
  });

  it('is not compared with what is not there', () => {
    expect(judged({ [n.documentId]: 'G22,2026/11/20,7816/VPCP-TTĐT' })).toEqual([]);
  });
});

it('receivers, type, texts and cited documents are judged as well', () => {
  const codes = judged({
    [n.to]: [{ [n.organId]: 'H37' }, { [n.organId]: 'H37' }],
    [n.documentType]: { [n.type]: '3' },
    [n.subject]: 'N/A',
    [n.responseFor]: [{ [n.organId]: 'G22', [n.code]: '1/A', [n.promulgationDate]: '2026/11/20' }],
  }).map(({ code }) => code);
  expect(codes).toEqual([
    'packet.receiver-repeated',
    'packet.type-unknown',
    'packet.subject-filler',
    'packet.reply-incomplete',
  ]);
});
