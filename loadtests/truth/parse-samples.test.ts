import { describe, expect, it } from 'vitest';
import { parseSamples } from './parse-samples.ts';

describe('samples of a process', () => {
  it.each([
    ['an array as a run keeps it', '[{"at":1,"heapBytes":10,"externalBytes":2},{"at":2,"cpuMs":3}]'],
    ['an array without buffers', '[{"at":1,"heapBytes":12}]'],
    [
      'answers of GET /process, one a line',
      '{"at":1,"memory":{"rssBytes":99,"heapUsedBytes":10,"externalBytes":2}}\n',
    ],
  ])('are read from %s', (_, text) => {
    expect(parseSamples(text)).toEqual([{ at: 1, bytes: 12 }]);
  });

  it.each([
    ['prose', 'none'],
    ['half an object', '{"at":1'],
  ])('are none in %s', (_, text) => {
    expect(parseSamples(text)).toBeUndefined();
  });

  it('are empty where nothing was said', () => {
    expect([parseSamples(''), parseSamples('[]'), parseSamples('3')]).toEqual([[], [], []]);
  });
});
