import { expect, it } from 'vitest';
import { testHosts } from './test-hosts.ts';

const machine = { name: 'may-thu', addresses: ['127.0.0.1', '192.168.1.5', 'fe80::1'] };

it.each([
  ['127.0.0.1', ['localhost', '127.0.0.1']],
  ['::1', ['localhost', '127.0.0.1']],
  ['truc.example', ['localhost', '127.0.0.1', 'truc.example']],
  ['192.168.1.5', ['localhost', '127.0.0.1', '192.168.1.5']],
  ['0.0.0.0', ['localhost', '127.0.0.1', 'may-thu', '192.168.1.5']],
  ['::', ['localhost', '127.0.0.1', 'may-thu', '192.168.1.5']],
])('a test certificate of a hub that listens at %s has the names %j', (host, names) => {
  expect(testHosts(host, machine)).toEqual(names);
});
