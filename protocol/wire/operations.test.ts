import { describe, expect, it } from 'vitest';
import { findOperation, operationNames, operations } from './operations.ts';

describe('an operation', () => {
  it.each(operationNames)('%s is found by its path, behind any base path', (name) => {
    const targets = [`/${name}`, `/${name}/`, `/XrdAdapter/adapter/${name}`, `/a/${name}?x=/getEdoc`, name];
    for (const target of targets) expect(findOperation(target)).toMatchObject({ value: { name } });
  });

  it.each([
    '/',
    '',
    '/sendedoc',
    '/SendEdoc',
    '/sendEdoc/x',
    '/sendEdoc//',
    '/toString',
    '/__proto__',
    '/%73endEdoc',
  ])('is not found by %j', (target) => {
    expect(findOperation(target)).toMatchObject({
      ok: false,
      problems: [{ code: 'wire.operation-unknown' }],
    });
  });

  it('names the others when it is unknown', () => {
    expect(findOperation('/send').problems).toMatchObject([
      { seen: 'send', expected: expect.stringContaining('sendEdoc, getReceivedEdocList') },
    ]);
  });

  it.each(operationNames)('%s has the name of its row', (name) => {
    expect(operations[name].name).toBe(name);
  });

  it('takes GET only where the vendor’s code has it', () => {
    const gets = operationNames.filter((name) => operations[name].methods.includes('GET'));
    expect(gets).toEqual(['countReceiveEdoc', 'countReceiveStatus', 'downloadEdoc']);
  });
});
