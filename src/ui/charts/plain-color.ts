/** A colour as rgb or rgba, which every program that opens an SVG file knows; OKLCH few do. */
export function plainColor(css: string): string {
  if (/^(rgba?\(|transparent$)/.test(css)) return css;
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return css;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 255] = context.getImageData(0, 0, 1, 1).data;
  // The canvas holds premultiplied pixels: a transparent colour comes back a little coarser, which no eye sees.
  return a === 255 ? `rgb(${r},${g},${b})` : `rgba(${r},${g},${b},${Math.round((a / 255) * 100) / 100})`;
}
