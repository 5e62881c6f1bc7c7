import type { ScorecardCategory } from "@/db/schema/quality";
import { DEFAULT_SCORECARD } from "@/domain/metrics/scorecard";
import type { Translator } from "@/platform/i18n/translator";

/** A category's name: its own, or where nobody changed what a workspace begins with, that in the reader's language. */
export function nameCategory(t: Translator<"quality">, { key, name }: Pick<ScorecardCategory, "key" | "name">): string {
  const first = DEFAULT_SCORECARD.find((one) => one.key === key && one.name === name);
  return first ? t(`categories.${first.key}`) : name;
}
