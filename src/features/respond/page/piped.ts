import type { Piece } from "@/domain/survey/pipes";
import { constant, html, type Markup } from "@/features/respond/page/markup";

/** A filled text as HTML: every piece escaped, what came from outside isolated so that it keeps its own direction. */
export function pipedMarkup(pieces: readonly Piece[]): Markup {
  return constant(pieces.map(({ text, own }) => (own ? html`${text}` : html`<bdi>${text}</bdi>`).markup).join(""));
}

/** The same as plain text, for the document's title. */
export function pipedText(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join("");
}
