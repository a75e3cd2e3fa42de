/** What `npm run bench` measures, in its order; each can be asked for alone. */
export const benchPartNames = [
  ...['sendEdoc', 'chain', 'spans', 'directory', 'broadcast', 'herd', 'big-files', 'inspect', 'start'],
  ...['verify', 'path'],
] as const;
