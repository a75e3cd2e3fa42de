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
    expect([bare.place, 'offset' in bare.place, 'seen' in bare]).toEqual([{ path: 'file' }, false, false]);
  });

  it('reads for engineers with code, place and what was seen', () => {
    expect(new PdfFault('pdf.limit', 0, 'depth').message).toBe('pdf.limit at 0: depth');
    expect(new PdfFault('pdf.limit').message).toBe('pdf.limit at ?: ');
  });
});
