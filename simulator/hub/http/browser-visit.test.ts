import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type HubUnderTest, startHubUnderTest } from '../hub-under-test.ts';

let hub: HubUnderTest;
beforeEach(async () => {
  hub = await startHubUnderTest();
});
afterEach(() => hub.close());

/** What the vendor's SDK asks for, and browsers too. */
const accept = 'text/html, image/gif, image/jpeg, */*; q=0.2';

/** Not by `fetch`, which writes `Sec-Fetch-Mode` itself. */
function get(path: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(hub.url + path, { headers }, (answer) => resolve(text(answer)));
    asked.once('error', reject).end();
  });
}
const requests = async (): Promise<unknown> => (await fetch(`${hub.managementUrl}/requests`)).json();

it('a browser that opens the endpoint is told where the console is, and that is no request', async () => {
  const page = await get('/', { accept, 'sec-fetch-mode': 'navigate' });
  expect(page).toContain(`<a href="${hub.managementUrl}/">`);
  expect(await requests()).toEqual({ requests: [] });
});

it.each([
  ['the endpoint, by a connector that asks for HTML', '/', { accept }],
  ['the endpoint, by a program with a fetch of its own', '/', { accept, 'sec-fetch-mode': 'cors' }],
  ['an operation, even by a browser', '/countReceiveEdoc', { accept, 'sec-fetch-mode': 'navigate' }],
])('%s is answered as ever', async (_what, path, headers) => {
  expect(JSON.parse(await get(path, headers))).toMatchObject({ status: 'FAIL' });
  expect(await requests()).toMatchObject({ requests: [{ refused: true }] });
});
