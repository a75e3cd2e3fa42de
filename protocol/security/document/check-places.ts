import type { PdfRect } from '../../pdf/form.ts';
import type { SignatureWidget } from '../pdf/pdf-verdict.ts';
import type { RoledSignature } from './document-verdict.ts';
import { finding, ofRole, type Rule } from './rule.ts';

/** SIG-09: how much of the person's image the seal may cover. */
const covered = { least: 0.2, most: 0.5 } as const;

/** SIG-09: the seal lies over about a third of the person's image, on its left. */
export const checkSealPlace: Rule = ({ main, isCopy }) => {
  const [person] = ofRole(main, 'person').flatMap(visible);
  const [seal] = ofRole(main, 'agency').flatMap(visible);
  if (isCopy || person === undefined || seal === undefined) return [];
  const share = person.page === seal.page ? overlapOf(seal.rect, person.rect) : 0;
  const isLeft = centreOf(seal.rect)[0] < centreOf(person.rect)[0];
  if (isLeft && share >= covered.least && share <= covered.most) return [];
  const seen = `${Math.round(share * 100)} %${isLeft ? '' : ', →'}`;
  return [finding('signed.seal-place', main.name, { seen })];
};

function visible({ verdict }: RoledSignature): readonly SignatureWidget[] {
  return verdict.widgets.filter(({ isVisible }) => isVisible);
}

/** Share of `under` that `over` covers. */
function overlapOf(over: PdfRect, under: PdfRect): number {
  const width = Math.min(over[2], under[2]) - Math.max(over[0], under[0]);
  const height = Math.min(over[3], under[3]) - Math.max(over[1], under[1]);
  const area = (under[2] - under[0]) * (under[3] - under[1]);
  return width > 0 && height > 0 && area > 0 ? (width * height) / area : 0;
}

function centreOf([left, bottom, right, top]: PdfRect): readonly [number, number] {
  return [(left + right) / 2, (bottom + top) / 2];
}

/** ATT-06, ATT-11: true when a signature shows itself in the upper right quarter of the first page as it is seen. */
export function isInCorner({ verdict }: RoledSignature): boolean {
  return verdict.widgets.some(({ isVisible, page, rect, pageBox, pageRotate = 0 }) => {
    if (!isVisible || page !== 1 || pageBox === undefined) return false;
    const [x, y] = centreOf(rect);
    const [middleX, middleY] = centreOf(pageBox);
    const [isRight, isUp] = [x > middleX, y > middleY];
    const corners = {
      0: isRight && isUp,
      90: !isRight && isUp,
      180: !isRight && !isUp,
      270: isRight && !isUp,
    };
    return corners[pageRotate as keyof typeof corners] ?? false;
  });
}
