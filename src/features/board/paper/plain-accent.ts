const SPRUCE = "#015c4e";
const HEX = /^#[0-9a-f]{6}$/i;
/** Lines and marks on white need so much contrast to be seen. */
const ENOUGH = 3;

/** The brand's colour where it can be seen on paper, else the app's own. */
export function plainAccent(color: string): string {
  if (!HEX.test(color)) return SPRUCE;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(color.slice(at, at + 2), 16)));
  const light = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return 1.05 / (light + 0.05) >= ENOUGH ? color.toLowerCase() : SPRUCE;
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
