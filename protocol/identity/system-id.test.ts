import { expect, it } from 'vitest';
import { parseSystemId } from './system-id.ts';

it.each(['000.00.00.G22', '00.36.W00', 'H37', 'vxp.saas.03', '0100109106', 'W05'])(
  '%s may be a system',
  (text) => {
    const reading = parseSystemId(text);
    expect(reading.ok && reading.value).toBe(text);
  },
);

it.each(['', 'null', ' vxp', 'vxp..03', 'vxp_03', 'VXP saas', '-vxp', `v${'x'.repeat(64)}`])(
  '%j is no id of a system',
  (text) => {
    expect(parseSystemId(text).problems.map((each) => each.code)).toEqual(['identity.system-id-malformed']);
  },
);
