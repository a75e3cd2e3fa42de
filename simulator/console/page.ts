import { hash } from 'node:crypto';
import { visible } from '../../protocol/problems/visible.ts';
import { browserScript } from './browser-script.ts';
import { createKit } from './kit.ts';
import { labels } from './labels.ts';
import { makeNode } from './node.ts';
import { styleSheet } from './style.ts';
import { askedAfter, fits, goesOn, isQuietPoll, noteOf, takeRequests } from './take-requests.ts';
import { viewDocuments } from './view-documents.ts';
import { viewHead } from './view-head.ts';
import { viewProblems } from './view-problems.ts';
import { viewRequest } from './view-request.ts';
import { viewTroubles } from './view-troubles.ts';

/** The console as it is served. */
export interface ConsolePage {
  readonly html: string;
  /** Header fields; the policy lets these very bytes run and no others. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Functions that run in the browser as they stand here: each uses its arguments, the browser, and these. */
const views = [
  ...[visible, makeNode, createKit, askedAfter, goesOn, isQuietPoll, noteOf, takeRequests, fits],
  ...[viewHead, viewProblems, viewRequest, viewDocuments, viewTroubles],
];

/** Makes the page. It holds nothing of any hub: it asks the management API that serves it. */
export function renderConsole(): ConsolePage {
  const script = within(
    `'use strict';\n${views.map(String).join('\n')}\nconst labels=${JSON.stringify(labels)};\n${browserScript}`,
  );
  const style = within(styleSheet);
  const policy = [
    "default-src 'none'",
    `script-src '${integrity(script)}'`,
    `style-src '${integrity(style)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    html: shell(style, script),
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy.join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-cache',
    },
  };
}

function integrity(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}

/** A style sheet or script that does not end its own element. */
function within(text: string): string {
  if (/<\/|<!--/.test(text)) throw new Error('a style sheet or script would end its element');
  return text;
}

function both(vi: string, en: string): string {
  return `<span class="vi" lang="vi">${vi}</span><span class="en" lang="en">${en}</span>`;
}

const notice = both(
  'Mô phỏng trên máy này. Đây không phải Trục quốc gia và không nối tới Trục quốc gia.',
  'Simulated on this machine. This is not the national axis and not connected to it.',
);

const masthead = `<header><div class="wrap"><div class="masthead"><div>
<p class="kicker">${both('lienthong · Trục liên thông văn bản, mô phỏng', 'lienthong · the document axis, simulated')}</p>
<h1>${both('Bảng theo dõi Trục', 'Console of the hub')}</h1>
<p class="lede">${notice}</p></div>
<fieldset class="speak"><legend class="hush">Ngôn ngữ / Language</legend><label><input type="radio" name="speak" id="speak-vi" checked> <span lang="vi">Tiếng Việt</span></label><label><input type="radio" name="speak" id="speak-en"> <span lang="en">English</span></label></fieldset></div>
<dl id="facts"></dl>
<p id="away" role="alert" hidden>${both('Trục không trả lời. Trang này tự thử lại, và sẽ tiếp tục khi Trục trở lại.', 'The hub does not answer. This page tries again by itself, and goes on when the hub is back.')}</p>
<p id="news" class="hush" role="status" aria-live="polite"></p></div>
<nav aria-label="Mục lục / Contents"><ul class="wrap"><li><a href="#requests-part">${both('Yêu cầu', 'Requests')}</a> <span class="n" id="n-requests"></span></li><li><a href="#documents-part">${both('Văn bản', 'Documents')}</a> <span class="n" id="n-documents"></span></li><li><a href="#troubles-part">${both('Không tới nơi', 'Not delivered')}</a> <span class="n" id="n-troubles"></span></li></ul></nav></header>`;

const requests = `<section id="requests-part" aria-labelledby="h-requests"><h2 id="h-requests">${both('Yêu cầu đã đến Trục', 'Requests to the hub')}</h2>
<p class="lede">${both('Mới nhất ở trên. Mở một dòng để xem đã gửi gì, sai ở đâu, sửa thế nào, Trục trả lời gì.', 'Newest first. Open a line to see what was sent, what is wrong, how to mend it, and what the hub answered.')}</p>
<form><label><span>${both('Hệ thống', 'System')}</span> <select id="system" autocomplete="off"></select></label>
<label><input type="checkbox" id="only-problems" autocomplete="off"> ${both('Chỉ yêu cầu có vấn đề', 'Only with problems')}</label></form>
<p id="polls" class="soft" hidden></p><div id="requests"></div><p id="none" class="soft"></p><p id="more" hidden><button type="button"></button></p></section>`;

const documents = `<section id="documents-part" aria-labelledby="h-documents"><h2 id="h-documents">${both('Văn bản đang ở đâu', 'Where documents are')}</h2>
<div id="documents"></div><p id="no-documents" class="soft">${both('Chưa có văn bản nào qua Trục.', 'No document has come through the hub yet.')}</p></section>`;

const troubles = `<section id="troubles-part" aria-labelledby="h-troubles"><h2 id="h-troubles">${both('Cách ly, giao không thành, kết nối TLS lỗi', 'Quarantine, failed deliveries, failed TLS connections')}</h2>
<div id="troubles"></div><p id="no-troubles" class="soft">${both('Không có gì.', 'None.')}</p></section>`;

function shell(style: string, script: string): string {
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bảng theo dõi Trục · lienthong</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#requests-part">${both('Tới các yêu cầu', 'To the requests')}</a>
${masthead}
<main class="wrap">
${requests}
${documents}
${troubles}
<noscript><p>Trang này cần JavaScript. / This page needs JavaScript.</p></noscript>
</main>
<footer><div class="wrap"><p>${both('Cùng dữ liệu dạng JSON', 'The same as JSON')}: <a href="openapi.json">/openapi.json</a></p></div></footer>
<script>${script}</script>
</body>
</html>
`;
}
