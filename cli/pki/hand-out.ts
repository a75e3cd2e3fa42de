import { X509Certificate } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { world2026 } from '../../fixtures/worlds/world-2026.ts';
import type { CertificateOrder } from '../../simulator/pki/certificate-request.ts';
import type { RunningTrustServices } from '../../simulator/pki/start-trust-services.ts';
import { openPkcs12 } from '../../simulator/signing/pkcs12.ts';
import { writePrivately } from '../private-file.ts';
import { type ServicesFile, servicesFileName } from './services-file.ts';

/** Files that running services put down for whoever signs and verifies. */
export interface HandedOut {
  /** Roots by purpose, JSON. */
  readonly trust: string;
  /** The same roots as PEM. */
  readonly roots: string;
  readonly keys: readonly { readonly holder: string; readonly file: string }[];
}

/** Bodies whose leader, seal and post room for encrypted mail get a test key. */
const bodies = ['G22', 'H17'];

/** Writes the trust file, and a PKCS#12 file for a leader and the seal of two agencies; readable by the owner only. */
export async function handOut(
  services: RunningTrustServices,
  folder: string,
  password: string,
): Promise<HandedOut> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const write = async (name: string, content: string | Uint8Array) => {
    await writePrivately(join(folder, name), content);
    return join(folder, name);
  };
  const trusted = await services.trustFile();
  const trust = await write('trust.json', `${JSON.stringify(trusted, undefined, 2)}\n`);
  const roots = await write('roots.pem', trusted.anchors.map(({ certificate }) => certificate).join(''));
  const keys = await Promise.all(
    bodies.flatMap(ordersFor).map(async ({ file, order }) => {
      const bytes = await issueKeyFile(services, order, password);
      if (order.profile === 'encryption') await write(certificateFile(file), certificateOf(bytes, password));
      return { holder: order.subject.commonName, file: await write(file, bytes) };
    }),
  );
  const { url, managementUrl } = services;
  await write(servicesFileName, `${JSON.stringify({ url, managementUrl } satisfies ServicesFile)}\n`);
  return { trust, roots, keys };
}

/** Takes the address away, so that no command looks for services that have ended. */
export async function takeBack(folder: string): Promise<void> {
  await rm(join(folder, servicesFileName), { force: true });
}

function ordersFor(code: string): readonly { readonly file: string; readonly order: CertificateOrder }[] {
  const organization = world2026.agencies.find((each) => each.code === code)?.name ?? code;
  const base = { by: 'provider', authority: 'agency', key: { make: 'rsa-2048' } } as const;
  const leader = { organization, code, title: 'Phó Thủ trưởng', commonName: `Người ký thử ${code}` };
  const seal = { organization, code, commonName: organization };
  const cipher = { ...seal, commonName: `${organization} (mã hoá)` };
  return [
    { file: `${code}-lanh-dao.p12`, order: { ...base, profile: 'person', subject: leader } },
    { file: `${code}-co-quan.p12`, order: { ...base, profile: 'seal', subject: seal } },
    { file: `${code}-ma-hoa.p12`, order: { ...base, profile: 'encryption', subject: cipher } },
  ];
}

/** Whoever encrypts needs the certificate, with those of its authorities, and no key. */
function certificateFile(keyFile: string): string {
  return keyFile.replace(/\.p12$/, '.pem');
}

function certificateOf(keyFile: Uint8Array, password: string): string {
  const material = openPkcs12(keyFile, password);
  if (!material.ok) throw new Error(JSON.stringify(material.problems));
  const { certificate, chain } = material.value;
  return [certificate, ...chain].map((each) => new X509Certificate(each).toString()).join('');
}

async function issueKeyFile(
  { desk }: RunningTrustServices,
  order: CertificateOrder,
  password: string,
): Promise<Uint8Array> {
  const asked = await desk.request(order);
  if (!asked.ok) throw new Error(JSON.stringify(asked.problems));
  const file = await desk.collect(asked.value.number, password);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  return file.value;
}
