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

/** Why a file cannot be taken; each names the mending in the messages `problems.fields`. */
interface PictureFault {
  readonly code:
    | "pictureEmpty"
    | "pictureLarge"
    | "pictureSmall"
    | "picturePixels"
    | "pictureDamaged"
    | "pictureKind"
    | "drawingUnusable"
    | "drawingLarge";
  readonly values?: Readonly<Record<string, number>>;
}

type Refused = { readonly fault: PictureFault };

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
 * frame) are decoded and written anew as a PNG; SVG is cleaned by lists of what is allowed.
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture | Refused> {
  if (bytes.length === 0) return { fault: { code: "pictureEmpty" } };
  if (bytes.length > PICTURE_LIMIT) return { fault: { code: "pictureLarge" } };
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  const format = RASTER.find(([, begins]) => begins(head))?.[0];
  return format ? readRaster(bytes, format) : readDrawing(bytes);
}

async function readRaster(bytes: Uint8Array, format: string): Promise<Picture | Refused> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
    const facts = await image.metadata();
    if (facts.format !== format) return UNREADABLE;
    if (Math.min(facts.width, facts.height) < LEAST_SIDE)
      return { fault: { code: "pictureSmall", values: { width: facts.width, height: facts.height } } };
    const { data, info } = await image
      .autoOrient()
      .resize({ ...STORED, fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .png({ palette: true, effort: 10, compressionLevel: 9 })
      .timeout({ seconds: 10 })
      .toBuffer({ resolveWithObject: true });
    return { contentType: "image/png", width: info.width, height: info.height, bytes: data };
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) return { fault: { code: "picturePixels" } };
    return UNREADABLE;
  }
}

function readDrawing(bytes: Uint8Array): Picture | Refused {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return UNKNOWN;
  }
  if (!/<svg[\s>]/.test(text)) return UNKNOWN;
  const clean = cleanSvg(text);
  if (!clean) return { fault: { code: "drawingUnusable" } };
  const written = Buffer.from(clean.svg);
  if (written.length > LARGEST_SVG) return { fault: { code: "drawingLarge" } };
  return { contentType: "image/svg+xml", width: clean.width, height: clean.height, bytes: written };
}

const UNREADABLE: Refused = { fault: { code: "pictureDamaged" } };
const UNKNOWN: Refused = { fault: { code: "pictureKind" } };
