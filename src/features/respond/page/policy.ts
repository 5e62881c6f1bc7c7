import { createHash } from "node:crypto";

interface PageFacts {
  /** Whose pages may show it in a frame: `'self'`, one site, or `'none'`. */
  readonly ancestors: string;
  /** Has a picture beside it, which this server sends. */
  readonly pictures: boolean;
}

/**
 * The content security policy of a page with exactly this style and script, each allowed by its hash. Both are constant
 * for a brand colour and a build, so hashes are kept.
 */
export function pagePolicy(style: string, script: string, page: PageFacts): string {
  return [
    "default-src 'none'",
    `style-src ${source(style)}`,
    `script-src ${script === "" ? "'none'" : source(script)}`,
    "connect-src 'self'",
    `img-src data:${page.pictures ? " 'self'" : ""}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${page.ancestors}`,
  ].join("; ");
}

const MOST_KEPT = 500;
const kept = new Map<string, string>();

function source(text: string): string {
  const known = kept.get(text);
  if (known) return known;
  const made = `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(text, made);
  return made;
}
