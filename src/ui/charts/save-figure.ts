import { composeFigure, type Drawing } from "@/ui/charts/compose-figure";

/** Pixels a point of a PNG has: sharp on paper and on a slide. */
const PNG_SCALE = 2;

/**
 * Saves a figure as a file of its own, with heading, caption and source. `fileName` without its ending; `saved` is said
 * behind the source that the page names in `data-chart-source`.
 */
export async function saveFigure(
  figure: HTMLElement,
  kind: "svg" | "png",
  { fileName, saved }: { readonly fileName: string; readonly saved: string },
): Promise<void> {
  const title = figure.closest("section")?.querySelector("h2, h3")?.textContent?.trim() ?? "";
  const named = figure.closest<HTMLElement>("[data-chart-source]")?.dataset.chartSource ?? document.title;
  const drawing = composeFigure(figure, { title, source: `${named} · ${saved}` });
  const file = kind === "svg" ? new Blob([drawing.svg], { type: "image/svg+xml" }) : await rasterize(drawing);
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: url, download: `${fileName}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A drawing as PNG, painted by the browser itself. Its letters are the page's own, as a picture knows no other page's fonts. */
async function rasterize({ svg, width, height }: Drawing): Promise<Blob> {
  const image = new Image();
  const dressed = svg.replace("<title>", `<style>${await fontFaces()}</style><title>`);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(dressed)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: width * PNG_SCALE,
    height: height * PNG_SCALE,
  });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser made no picture."))), "image/png");
  });
}

let faces: Promise<string> | null = null;

/** The faces of the page's own typeface, with their files in them. */
function fontFaces(): Promise<string> {
  faces ??= Promise.all(
    [...document.styleSheets].flatMap(rulesOf).map(async (rule) => {
      const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue("src"))?.[1];
      if (url === undefined) return "";
      const file = await fetch(new URL(url, rule.parentStyleSheet?.href ?? document.baseURI));
      const read = new FileReader();
      read.readAsDataURL(await file.blob());
      await new Promise((done) => read.addEventListener("loadend", done));
      const range = rule.style.getPropertyValue("unicode-range");
      return `@font-face{font-family:"IBM Plex Sans";font-weight:100 700;src:url(${read.result});${range ? `unicode-range:${range}` : ""}}`;
    }),
  ).then(
    (all) => all.join(""),
    () => "",
  );
  return faces;
}

function rulesOf(sheet: CSSStyleSheet): CSSFontFaceRule[] {
  const first = getComputedStyle(document.body).fontFamily.split(",").slice(0, 2).map(plainName);
  return [...sheet.cssRules].filter(
    (rule): rule is CSSFontFaceRule =>
      rule instanceof CSSFontFaceRule &&
      first.includes(plainName(rule.style.getPropertyValue("font-family"))) &&
      rule.style.getPropertyValue("src").includes("url("),
  );
}

function plainName(family: string): string {
  return family.trim().replace(/^["']|["']$/g, "");
}
