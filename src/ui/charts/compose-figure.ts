import { plainColor } from "@/ui/charts/plain-color";
import { resolveColors } from "@/ui/charts/resolve-colors";

/** A figure as a drawing that stands alone. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const PAD = 24;
const TITLE = { size: 16, line: 26 };
const SOURCE = { size: 11, line: 15 };

/**
 * A figure of a page as one SVG on white paper: its heading, its words where they stand, its drawings, and the line that
 * says where it comes from. Whatever the theme of the screen, the colours are those of paper.
 */
export function composeFigure(
  figure: HTMLElement,
  words: { readonly title: string; readonly source: string },
): Drawing {
  return onPaper(() => {
    const frame = figure.getBoundingClientRect();
    const width = Math.ceil(frame.width) + 2 * PAD;
    const top = PAD + (words.title === "" ? 0 : TITLE.line);
    const source = wrap(words.source, frame.width, SOURCE.size);
    const height = Math.ceil(top + frame.height + 16 + source.length * SOURCE.line + PAD - 8);
    const ink = rootColor("--color-foreground");
    const rtl = getComputedStyle(figure).direction === "rtl";
    const at = rtl ? width - PAD : PAD;
    const side = rtl ? ' direction="rtl"' : "";
    const parts = [
      `<rect width="100%" height="100%" fill="${rootColor("--color-white") || "#fff"}"/>`,
      words.title === ""
        ? ""
        : `<text x="${at}" y="${PAD + 12}"${side} font-size="${TITLE.size}" font-weight="600" fill="${ink}">${escapeXml(words.title)}</text>`,
      `<g transform="translate(${PAD - frame.left} ${top - frame.top})">${walk(figure)}</g>`,
      ...source.map(
        (line, i) =>
          `<text x="${at}" y="${top + frame.height + 24 + i * SOURCE.line}"${side} font-size="${SOURCE.size}" fill="${rootColor("--color-muted-foreground")}">${escapeXml(line)}</text>`,
      ),
    ];
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="IBM Plex Sans, Segoe UI, Roboto, sans-serif" font-size="12"><title>${escapeXml(words.title)}</title>${parts.join("")}</svg>`;
    return { svg: resolveColors(svg, rootColor), width, height };
  });
}

/** Runs while the page has its light colours. The browser paints nothing in between, so nobody sees it. */
function onPaper<T>(work: () => T): T {
  const root = document.documentElement;
  const dark = root.classList.contains("dark");
  root.classList.remove("dark");
  try {
    return work();
  } finally {
    if (dark) root.classList.add("dark");
  }
}

function rootColor(name: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return value && plainColor(value);
}

/** An element's ground, words and drawings, each where the browser has put it. */
function walk(element: Element): string {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // What is only read aloud is cut to one pixel; a box without a size may still show what flows over.
  const cut = style.overflow !== "visible" && box.width <= 1 && box.height <= 1;
  const unseen = style.display === "none" || style.visibility === "hidden" || cut;
  if (unseen || element.hasAttribute("data-unsaved")) return "";
  if (element instanceof SVGSVGElement) return place(element, box);
  const ground = plainColor(style.backgroundColor);
  const own = /, ?0\)$|transparent/.test(ground)
    ? ""
    : `<rect x="${box.left}" y="${box.top}" width="${box.width}" height="${box.height}" rx="${Number.parseFloat(style.borderRadius) || 0}" fill="${ground}"/>`;
  const inner = [...element.childNodes].map((child) => {
    if (child instanceof Element) return walk(child);
    return child instanceof Text ? print(child, element, style) : "";
  });
  return own + inner.join("");
}

/** A drawing as it stands, without what the page hides of it. */
function place(svg: SVGSVGElement, box: DOMRect): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = [...copy.querySelectorAll("*")];
  for (const [i, original] of [...svg.querySelectorAll("*")].entries())
    if (getComputedStyle(original).display === "none") copies[i]?.remove();
  for (const name of ["class", "style", "role", "aria-label", "tabindex"]) copy.removeAttribute(name);
  const at = {
    x: box.left,
    y: box.top,
    width: box.width,
    height: box.height,
    overflow: "visible",
    color: getComputedStyle(svg).color,
  };
  for (const [name, value] of Object.entries(at))
    copy.setAttribute(name, name === "color" ? plainColor(String(value)) : String(value));
  return new XMLSerializer().serializeToString(copy);
}

/** The words of a text, line by line as the browser has broken them. */
function print(text: Text, parent: Element, style: CSSStyleDeclaration): string {
  const lines: { words: string; box: DOMRect }[] = [];
  for (const { 0: word, index } of text.data.matchAll(/\S+\s*/g)) {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.trimEnd().length);
    const box = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (box.width === 0) continue;
    if (last && Math.abs(last.box.top - box.top) < 2) {
      last.words += word;
      const left = Math.min(last.box.left, box.left);
      last.box = new DOMRect(left, last.box.top, Math.max(last.box.right, box.right) - left, box.height);
    } else lines.push({ words: word, box });
  }
  const rtl = style.direction === "rtl";
  const room = parent.getBoundingClientRect();
  return lines
    .map(({ words, box }) => {
      const fits = box.width <= room.width + 1 || style.overflow === "visible";
      const said = fits
        ? words.trimEnd()
        : `${words.slice(0, Math.max(1, Math.floor((words.length * room.width) / box.width) - 1))}…`;
      const x = rtl ? box.right : box.left;
      const y = box.top + box.height * 0.78;
      return `<text x="${x}" y="${y}"${rtl ? ' direction="rtl"' : ""} font-size="${style.fontSize}" font-weight="${style.fontWeight}" fill="${plainColor(style.color)}">${escapeXml(said)}</text>`;
    })
    .join("");
}

function wrap(text: string, width: number, size: number): string[] {
  const context = document.createElement("canvas").getContext("2d");
  if (context) context.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) !== "" && (context?.measureText(longer).width ?? 0) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.filter((line) => line !== "");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
