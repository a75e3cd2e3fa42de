import { scannedAnnex } from './further-files.ts';
import { withFile } from './packet-edit.ts';

/** An edit that puts another scan into the packet with a scan. */
export function further(
  dotsPerInch: number,
  colours: 'DeviceRGB' | 'DeviceGray',
): (sound: Uint8Array) => Promise<Uint8Array> {
  return async (sound) => {
    const { bytes } = await scannedAnnex(dotsPerInch, colours);
    return withFile(2, () => bytes)(sound);
  };
}
