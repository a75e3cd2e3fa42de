import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Whether a person on this machine opened the endpoint itself in a browser. Only browsers send `Sec-Fetch-Mode`; the
 * vendor's Java SDK asks for `text/html` too, so that `Accept` tells nothing. Whoever is elsewhere could not reach
 * the console.
 */
export function isBrowserVisit({ method, url, headers, socket }: IncomingMessage): boolean {
  if (method !== 'GET' || url !== '/') return false;
  const isHere = /^(::ffff:)?127\.|^::1$/.test(socket.remoteAddress ?? '');
  return isHere && headers['sec-fetch-mode'] === 'navigate';
}

/** Says where the console is; false where there is none. */
export function pointToConsole(response: ServerResponse, consoleUrl: string | undefined): boolean {
  if (consoleUrl === undefined) return false;
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; img-src data:",
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(`<!doctype html>
<html lang="vi">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>lienthong</title>
<h1>Đây là địa chỉ Trục dành cho hệ thống kết nối</h1>
<p>Bảng theo dõi ở <a href="${consoleUrl}/">${consoleUrl}/</a>.</p>
<p lang="en">This is the hub’s address for connected systems. The console is at <a href="${consoleUrl}/">${consoleUrl}/</a>.</p>
</html>
`);
  return true;
}
