import { hash } from 'node:crypto';
import { request } from 'node:http';
import { Script } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HubUnderTest, secretOf, startHubUnderTest } from '../hub/hub-under-test.ts';
import { renderConsole } from './page.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

/** As browsers write it. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const open = (path = '/', headers: Readonly<Record<string, string>> = { accept }) =>
  fetch(hub.managementUrl + path, { headers });

it('browsers get the console at the management address, under a policy that lets only its own bytes run', async () => {
  const answer = await open();
  const html = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  for (const element of ['script', 'style']) {
    const [, text = ''] = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(html) ?? [];
    expect(policy).toContain(`${element}-src 'sha256-${hash('sha256', text, 'base64')}'`);
  }
  expect(html).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write|https?:\/\//);
  expect(html.replace(/<(script|style)>.*?<\/\1>/gs, '')).not.toMatch(/ style=| on\w+=| src=/);
});

it('the page holds no secret, nor anything else of a hub', async () => {
  const html = await (await open()).text();
  for (const { systemId } of await hub.store.listSystems()) expect(html).not.toContain(secretOf(systemId));
  expect(html).toBe(renderConsole().html);
});

it.each([
  ['/', { accept: '*/*' }],
  ['/', { accept: 'application/json' }],
  ['/nowhere', { accept }],
])('who asks for %s with %j is told in JSON that there is none', async (path, headers) => {
  const answer = await open(path, headers);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ error: `There is no GET ${path}. See /openapi.json.` });
});

it('its script is whole: it holds functions of several files, written out as they stand there', () => {
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(renderConsole().html) ?? [];
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toMatch(/\b(?:import|export|require)\b|__vi/);
});

it('a page from elsewhere in the same browser cannot make the hub forget', async () => {
  const reset = (site: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'sec-fetch-site': site };
      const asked = request(`${hub.managementUrl}/reset`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.once('error', reject).end();
    });
  expect([await reset('cross-site'), await reset('same-origin')]).toEqual([403, 200]);
});
