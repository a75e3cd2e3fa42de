import type { Stamp } from '../graft-stamp.ts';
import { type Colour, mm, rememberDrawings, StampSheet } from './stamp-sheet.ts';

/** Red (NĐ 30/2020, Annex I). */
const ink: Colour = [0.83, 0.07, 0.1];

/** Diameter of an office's round seal on paper. Real size is asked for; its number stands elsewhere [I]. */
export const sealDiameter = 36 * mm;

/** What no real seal says, so that none of these can be taken for one. */
const sample = 'BẢN MẪU THỬ NGHIỆM';

/**
 * The image of an agency's seal: red on nothing, in real size, the office's name around it (SIG-09). It has a
 * star where the State's has its emblem, and says that it is a sample.
 */
export async function sealStamp(agency: string, picture?: Uint8Array): Promise<Stamp> {
  if (picture === undefined) return sampleSeal(agency);
  const sheet = new StampSheet(sealDiameter, sealDiameter);
  sheet.picture(picture);
  return sheet.finish();
}

const sampleSeal = rememberDrawings(async (agency) => {
  const sheet = new StampSheet(sealDiameter, sealDiameter);
  drawSeal(sheet, agency.toLocaleUpperCase('vi'));
  return sheet.finish();
});

function drawSeal(sheet: StampSheet, agency: string): void {
  const centre = sheet.width / 2;
  const radius = centre - 1.2;
  drawCircle(sheet, centre, radius, 1.8);
  drawCircle(sheet, centre, radius - 3.2, 0.6);
  drawCircle(sheet, centre, radius * 0.62, 0.8);
  const band = radius * 0.82;
  drawArc(sheet, agency, { centre, middle: band, from: (250 * Math.PI) / 180, inwards: false });
  drawArc(sheet, sample, { centre, middle: band, from: (84 * Math.PI) / 180, inwards: true });
  sheet.shape(star(centre, centre, radius * 0.44), ink);
}

function drawCircle(sheet: StampSheet, centre: number, radius: number, width: number): void {
  const k = 0.5523 * radius;
  const [near, far] = [centre - radius, centre + radius];
  const points: readonly (readonly [number, number])[] = [
    [far, centre],
    [far, centre + k],
    [centre + k, far],
    [centre, far],
    [centre - k, far],
    [near, centre + k],
    [near, centre],
    [near, centre - k],
    [centre - k, near],
    [centre, near],
    [centre + k, near],
    [far, centre - k],
    [far, centre],
  ];
  sheet.curve(points, width, ink);
}

/** Where a text runs: the middle of its band, the widest angle that it may take, and which way its feet point. */
interface Arc {
  readonly centre: number;
  readonly middle: number;
  readonly from: number;
  readonly inwards: boolean;
}

/** Sets a text around the centre: over the top with its feet inwards, or along the bottom with its head inwards. */
function drawArc(sheet: StampSheet, text: string, { centre, middle, from, inwards }: Arc): void {
  const natural = sheet.widthOf(text, '700Bold', 1);
  const size = Math.min(inwards ? 5.2 : 8.4, (from * middle) / (natural * 1.06));
  const baseline = inwards ? middle + size * 0.34 : middle - size * 0.34;
  const way = inwards ? 1 : -1;
  const spread = 1.06 / baseline;
  let angle = (inwards ? -Math.PI / 2 : Math.PI / 2) - (way * natural * size * spread) / 2;
  for (const letter of text) {
    const advance = sheet.widthOf(letter, '700Bold', size) * spread;
    const here = angle + (way * advance) / 2;
    drawLetter(sheet, letter, { centre, baseline, angle: here, turn: here + (way * Math.PI) / 2 }, size);
    angle += way * advance;
  }
}

interface LetterPlace {
  readonly centre: number;
  readonly baseline: number;
  readonly angle: number;
  readonly turn: number;
}

/** Sets one letter with the middle of its foot at an angle of the circle. */
function drawLetter(sheet: StampSheet, letter: string, place: LetterPlace, size: number): void {
  if (letter === ' ') return;
  const { centre, baseline, angle, turn } = place;
  const half = sheet.widthOf(letter, '700Bold', size) / 2;
  const x = centre + baseline * Math.cos(angle) - half * Math.cos(turn);
  const y = centre + baseline * Math.sin(angle) - half * Math.sin(turn);
  sheet.text(letter, { x, y, turn }, '700Bold', size, ink);
}

function star(x: number, y: number, radius: number): readonly (readonly [number, number])[] {
  return Array.from({ length: 10 }, (_, index) => {
    const angle = Math.PI / 2 + (index * Math.PI) / 5;
    const reach = index % 2 === 0 ? radius : radius * 0.382;
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const;
  });
}
