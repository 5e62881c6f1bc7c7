import { resolveColors } from "@/ui/charts/resolve-colors";

/** A colour as rgb or rgba, which every program that opens an SVG file knows; OKLCH few do. */
function plainColor(css: string): string {
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

/**
 * Saves a chart as a file of its own: colours resolved as they are on the screen now, the size written down, a background and a
 * title added. `fileName` without its ending.
 */
export function saveSvg(chart: SVGSVGElement, fileName: string, title: string): void {
  const { width, height } = chart.getBoundingClientRect();
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(Math.round(width)));
  copy.setAttribute("height", String(Math.round(height)));
  copy.setAttribute("font-family", "IBM Plex Sans, Segoe UI, Roboto, sans-serif");
  copy.setAttribute("font-size", "12");
  copy.removeAttribute("class");
  copy.removeAttribute("style");
  const name = document.createElementNS("http://www.w3.org/2000/svg", "title");
  name.textContent = title;
  const back = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of [
    ["width", "100%"],
    ["height", "100%"],
    ["fill", "var(--color-background)"],
  ] as const)
    back.setAttribute(key, value);
  copy.prepend(name, back);
  const styles = getComputedStyle(document.documentElement);
  const text = resolveColors(new XMLSerializer().serializeToString(copy), (variable) => {
    const value = styles.getPropertyValue(variable).trim();
    return value && plainColor(value);
  });
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName}.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
