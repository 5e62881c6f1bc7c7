import { constant, type Markup } from "@/features/respond/page/markup";

const MOUTHS = ["M8 17q4-5 8 0", "M8 16.5q4-2.5 8 0", "M8 16h8", "M8 15q4 2.5 8 0", "M7.5 14q4.5 5 9 0"];

/** A face from 1 (unhappy) to `of` (happy); decoration beside its words. */
export function face(score: number, of: number): Markup {
  const mouth = MOUTHS[Math.round(((score - 1) / (of - 1)) * 4)] ?? "M8 16h8";
  return constant(
    `<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M9 9.5v.5m6-.5v.5${mouth}"/></svg>`,
  );
}

export const star: Markup = constant(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m12 3 2.8 5.7 6.2.9-4.5 4.4 1.1 6.2-5.6-2.9-5.6 2.9 1.1-6.2L3 9.6l6.2-.9z"/></svg>',
);

const THUMB = "M7 11v9H4v-9zl4-8c1.7 0 2.6 1.2 2.2 3l-.7 3H19a2 2 0 0 1 2 2.4l-1.3 7a2 2 0 0 1-2 1.6H7";

/** A thumb down (0) or up (1). */
export function thumb(score: number): Markup {
  const turn = score === 0 ? ' transform="rotate(180 12 12)"' : "";
  return constant(`<svg viewBox="0 0 24 24" aria-hidden="true"><path${turn} d="${THUMB}"/></svg>`);
}

export const check: Markup = constant(
  '<svg class="ok" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="11"/><path d="m7.5 12.3 3.2 3.2L16.8 9"/></svg>',
);
