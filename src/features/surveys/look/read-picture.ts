import sharp from "sharp";
import { cleanSvg } from "@/features/surveys/look/clean-svg";

/** A picture as it is stored: written anew by us, so that nothing of the file but what it shows is left. */
export interface Picture {
  readonly contentType: "image/png" | "image/svg+xml";
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

/** Most bytes of an uploaded file. */
export const PICTURE_LIMIT = 1024 * 1024;
const MOST_PIXELS = 4096 * 4096;
const LEAST_SIDE = 16;
/** Stored at three times the size it is shown at, for fine screens. */
const STORED = { width: 600, height: 96 };
const LARGEST_SVG = 100 * 1024;

const RASTER: readonly (readonly [format: string, begins: (head: string) => boolean])[] = [
  ["png", (head) => head.startsWith("\u0089PNG\r\n\u001a\n")],
  ["jpeg", (head) => head.startsWith("\u00ff\u00d8\u00ff")],
  ["gif", (head) => /^GIF8[79]a/.test(head)],
  ["webp", (head) => head.startsWith("RIFF") && head.slice(8, 12) === "WEBP"],
];

/**
 * Reads an uploaded picture by what its bytes are, whatever its name and type say. PNG, JPEG, WebP and GIF (the first
 * frame) are decoded and written anew as a PNG; SVG is cleaned by lists of what is allowed. What cannot be taken is said
 * as a sentence that names the mending.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture | { readonly fault: string }> {
  if (bytes.length === 0) return { fault: "The file is empty." };
  if (bytes.length > PICTURE_LIMIT) return { fault: "The file is larger than 1 MB. Save it smaller, or as an SVG." };
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  const format = RASTER.find(([, begins]) => begins(head))?.[0];
  return format ? readRaster(bytes, format) : readDrawing(bytes);
}

async function readRaster(bytes: Uint8Array, format: string): Promise<Picture | { readonly fault: string }> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
    const facts = await image.metadata();
    if (facts.format !== format) return UNREADABLE;
    if (Math.min(facts.width, facts.height) < LEAST_SIDE)
      return { fault: `The picture is only ${facts.width} × ${facts.height} pixels. Use one of at least 16 × 16.` };
    const { data, info } = await image
      .autoOrient()
      .resize({ ...STORED, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .png({ palette: true, effort: 10, compressionLevel: 9 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    return { contentType: "image/png", width: info.width, height: info.height, bytes: data };
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message))
      return { fault: "The picture has more than 16 million pixels. Save it smaller." };
    return UNREADABLE;
  }
}

function readDrawing(bytes: Uint8Array): Picture | { readonly fault: string } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return UNKNOWN;
  }
  if (!/<svg[\s>]/.test(text)) return UNKNOWN;
  const clean = cleanSvg(text);
  if (!clean)
    return {
      fault:
        "This SVG cannot be used: it is broken, has no size, draws nothing, or defines its own entities. Export it as a plain SVG, or use a PNG.",
    };
  const written = Buffer.from(clean.svg);
  if (written.length > LARGEST_SVG)
    return { fault: "This SVG is larger than 100 KB without what is not needed. Simplify it, or use a PNG." };
  return { contentType: "image/svg+xml", width: clean.width, height: clean.height, bytes: written };
}

const UNREADABLE = { fault: "The picture is damaged and cannot be read. Save it again, or use another." };
const UNKNOWN = { fault: "This is no PNG, JPEG, WebP, GIF or SVG, whatever its name says. Choose such a file." };
