import type { QuestionKind } from "@/domain/survey/definition";
import type { Translator } from "@/platform/i18n/translator";

/** All kinds in the groups of the menu. */
const GROUPS = {
  scores: ["nps", "csat", "ces", "quality"],
  choices: ["single", "multiple", "yes_no", "ranking"],
  words: ["long_text", "short_text", "email"],
  figures: ["rating", "matrix", "number", "date"],
  none: ["statement", "consent"],
} as const satisfies Readonly<Record<string, readonly QuestionKind[]>>;

/** How a kind of question is called where one chooses it. */
export interface KindWords {
  readonly kind: QuestionKind;
  readonly name: string;
  readonly note: string;
}

export interface KindGroup {
  readonly id: string;
  readonly name: string;
  readonly kinds: readonly KindWords[];
}

/** "NPS", "Text": a kind in a word. */
export function shortKind(kind: QuestionKind, t: Translator<"builder">): string {
  return t(`kinds.${kind}.short`);
}

/** The groups with the kinds that a search finds, by their names or other words; groups without any are left out. */
export function findKinds(search: string, t: Translator<"builder">): KindGroup[] {
  const wanted = search.trim().toLowerCase();
  const fits = (kind: QuestionKind) =>
    (["name", "short", "note", "also"] as const)
      .map((part) => t(`kinds.${kind}.${part}`))
      .join(" ")
      .toLowerCase()
      .includes(wanted);
  return (Object.keys(GROUPS) as (keyof typeof GROUPS)[])
    .map((id) => ({
      id,
      name: t(`groups.${id}`),
      kinds: GROUPS[id]
        .filter(fits)
        .map((kind) => ({ kind, name: t(`kinds.${kind}.name`), note: t(`kinds.${kind}.note`) })),
    }))
    .filter(({ kinds }) => kinds.length > 0);
}
