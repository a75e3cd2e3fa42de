import { annexFile, letter, mainFile } from '../mutants/packet-under-test.ts';
import { type SmallLetterWish, smallLetter } from '../mutants/small-letter.ts';

/** A letter that two have signed, as `wish` says, and its annex where it has one. */
export async function signedPacket(wish: SmallLetterWish = {}, annex?: SmallLetterWish): Promise<Uint8Array> {
  const files = [{ ...mainFile(), bytes: await smallLetter(wish) }];
  const annexes = annex === undefined ? [] : [annexFile(await smallLetter(annex))];
  return letter({ attachments: [...files, ...annexes] });
}

/** A signature that claims this time. */
export const claiming = (time: string) => ({
  dictionary: (range: string, contents: string) =>
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (${time}) /ByteRange ${range} /Contents ${contents} >>`,
});

/** A signature that claims no time. */
export const claimingNothing = {
  dictionary: (range: string, contents: string) =>
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ${range} /Contents ${contents} >>`,
};
