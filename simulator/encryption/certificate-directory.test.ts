import { afterAll, expect, it } from 'vitest';
import { issueEncryptionKey } from '../pki/issue-keys.ts';
import { startServicesUnderTest } from '../pki/services-under-test.ts';
import { encryptionCertificates } from './certificate-directory.ts';

const services = await startServicesUnderTest();
afterAll(() => services.close());
const office = { code: 'G22', name: 'Văn phòng Chính phủ' };
const known = () => encryptionCertificates(services.register, ['G22'], services.clock.now());

it('CRT-04: the directory has the encryption certificates of a body that are in force, the newest first', async () => {
  expect(known()).toEqual([]);
  const first = await issueEncryptionKey(services, office);
  const second = await issueEncryptionKey(services, office);
  expect(known().map((each) => Buffer.compare(each, second.certificate))).toEqual([0, expect.any(Number)]);
  expect(encryptionCertificates(services.register, ['H17'], services.clock.now())).toEqual([]);
  const record = services.register
    .list()
    .find(({ certificate }) => Buffer.compare(certificate, second.certificate) === 0);
  const change = {
    at: services.clock.now(),
    to: 'revoked',
    by: 'provider',
    reason: 'keyCompromise',
  } as const;
  services.register.change(record?.serial ?? '', change);
  expect(known().map((each) => Buffer.compare(each, first.certificate))).toEqual([0]);
  const end = services.register.list()[0]?.notAfter ?? 0;
  expect(encryptionCertificates(services.register, ['G22'], end + 1)).toEqual([]);
});
