import { describe, expect, it } from 'vitest';
import { PdfFault, problemOf, reading } from './fault.ts';

describe('why reading stopped', () => {
  it('becomes a value at the boundary', () => {
    const fault = new PdfFault('pdf.object-broken', 12, 'endobj');
    const attempt = reading(() => {
      throw fault;
    });
    expect(attempt).toEqual({ ok: false, fault });
    expect(reading(() => 7)).toEqual({ ok: true, value: 7 });
  });

  it('stays a throw when it is a bug', () => {
    expect(() =>
      reading(() => {
        throw new TypeError('bug');
      }),
    ).toThrow(TypeError);
  });

  it('is told with place and what was seen, as far as they are known', () => {
    expect(problemOf(new PdfFault('pdf.object-broken', 0, 'endobj'), 'file')).toMatchObject({
      code: 'pdf.object-broken',
      place: { path: 'file', offset: 0 },
      seen: 'endobj',
    });
    const bare = problemOf(new PdfFault('pdf.encrypted'), 'file');
    expect([bare.place, 'seen' in bare]).toEqual([{ path: 'file' }, false]);
  });

  it.each([
    [new PdfFault('pdf.limit', 0, 'depth'), 'pdf.limit at 0: depth'],
    [new PdfFault('pdf.limit'), 'pdf.limit at ?: '],
  ])('reads for engineers as “%s”', (fault, message) => {
    expect(fault.message).toBe(message);
  });
});
