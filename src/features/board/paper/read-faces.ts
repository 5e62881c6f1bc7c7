import { readFileSync } from "node:fs";
import path from "node:path";
import * as fontkit from "fontkit";
import { unpackWoff } from "@/features/board/paper/unpack-woff";

/** How a text sounds: plain, pressed, as a sentence of a finding, or in somebody's own words. */
export type Voice = "plain" | "strong" | "finding" | "quote";

/** A font file with the characters it has letters for. */
export interface Face {
  readonly name: string;
  readonly data: Buffer;
  readonly has: (code: number) => boolean;
  readonly script: "latin" | "arabic" | "emoji";
}

const LATIN = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese"];

const FAMILIES: Record<Voice, { readonly family: string; readonly weight: number; readonly arabic: number }> = {
  plain: { family: "ibm-plex-sans", weight: 400, arabic: 400 },
  strong: { family: "ibm-plex-sans", weight: 600, arabic: 600 },
  finding: { family: "source-serif-4", weight: 600, arabic: 600 },
  quote: { family: "source-serif-4", weight: 400, arabic: 400 },
};

/** One process opens each file once; a pack uses a handful of them. */
const opened = new Map<string, Face>();

/** The faces of a voice, in the order in which they are asked for a letter. The last ones are only read where needed. */
export function* facesOf(voice: Voice): Generator<Face> {
  const { family, weight, arabic } = FAMILIES[voice];
  for (const part of LATIN) yield open(`${family}/files/${family}-${part}-${weight}-normal.woff`, "latin");
  yield open(`ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-${arabic}-normal.woff`, "arabic");
  yield open("noto-sans-math/files/noto-sans-math-latin-400-normal.woff", "latin");
  yield open("noto-emoji/files/noto-emoji-emoji-400-normal.woff", "emoji");
}

function open(file: string, script: Face["script"]): Face {
  const known = opened.get(file);
  if (known) return known;
  const data = unpackWoff(readFileSync(path.join(process.cwd(), "node_modules", "@fontsource", file)));
  const font = fontkit.create(data);
  const codes = new Set("characterSet" in font ? font.characterSet : []);
  const face = { name: path.basename(file, ".woff"), data, has: (code: number) => codes.has(code), script };
  opened.set(file, face);
  return face;
}
