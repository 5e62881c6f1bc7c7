import { html, type Markup } from "@/features/respond/page/markup";

/** A brand's logo as the page shows it: where its bytes are, and how large it stands, in CSS pixels. */
export interface PageLogo {
  /** `data:` where it came with the page, else a path of this server. */
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** A stored picture. */
export interface StoredPicture {
  readonly id: string;
  readonly contentType: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

/** Longest address that comes with the page; larger pictures are asked for beside it, once, and kept. */
const INLINE_LIMIT = 2_048;
const HIGHEST = 32;
const WIDEST = 200;

/** How a page shows a picture. Without `key` (a preview) it always comes with the page. */
export function pageLogo({ id, contentType, bytes, ...size }: StoredPicture, key: string | null): PageLogo {
  const scale = Math.min(HIGHEST / size.height, WIDEST / size.width);
  const shown = {
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
  const inline = `data:${contentType};base64,${Buffer.from(bytes).toString("base64")}`;
  return { src: key === null || inline.length <= INLINE_LIMIT ? inline : `/s/${key}/logo/${id}`, ...shown };
}

/** Whether a browser has to ask for it. */
export function isApart(logo: PageLogo | null | undefined): boolean {
  return logo !== null && logo !== undefined && !logo.src.startsWith("data:");
}

/** The picture with the brand's name for who does not see it; its place is kept while it loads. */
export function logoMarkup(logo: PageLogo, name: string): Markup {
  return html`<img src="${logo.src}" alt="${name}" width="${logo.width}" height="${logo.height}" decoding="async">`;
}
