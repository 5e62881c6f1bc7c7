import { OTHER_KINDS, type OtherKind, titleOfColumns } from "@/domain/imports/others/other";
import { findNamed, type NamedQuestion } from "@/domain/imports/question-name";

/**
 * Of what columns may ask only what a survey asks under their names, with the kind of its question: a suggestion is a guess,
 * and the survey knows. The rest is left out, as is what `taken` questions ask.
 */
export function fitOthers<T extends { readonly columns: readonly string[]; readonly kind: OtherKind }>(
  others: readonly T[],
  questions: readonly (NamedQuestion & { readonly kind: string })[],
  taken: readonly string[] = [],
): (T & { readonly question: string })[] {
  const used = new Set(taken);
  return others.flatMap((one) => {
    const free = questions.filter(({ id }) => !used.has(id));
    const found = findNamed(free, titleOfColumns(one.columns));
    const kind = OTHER_KINDS.find((known) => known === found?.kind);
    if (found === undefined || kind === undefined || (one.columns.length > 1 && kind !== "multiple")) return [];
    used.add(found.id);
    return [{ ...one, kind, question: found.id }];
  });
}
