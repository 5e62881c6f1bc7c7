import type { ScorecardCategory } from "@/db/schema/quality";
import { formatNumber } from "@/domain/metrics/display";
import { nameCategory } from "@/features/quality/name-category";
import type { Translator } from "@/platform/i18n/translator";

type Line = Omit<ScorecardCategory, "key"> & { readonly key: string };

/** A line's share of the whole weight, in percent. */
export function shareOf(weight: number, lines: readonly { readonly weight: number }[]): number {
  // While somebody types, a weight may be no number yet: it weighs nothing.
  const sum = lines.reduce((total, line) => total + (line.weight > 0 ? line.weight : 0), 0);
  return sum > 0 && weight > 0 ? (100 * weight) / sum : 0;
}

/** What a version says otherwise than the one before, a sentence each; none where both say the same. */
export function tellDifference(
  t: Translator<"quality">,
  before: readonly Line[],
  after: readonly Line[],
  locale: string,
): string[] {
  const told: string[] = [];
  const print = (share: number) => formatNumber(share, { locale, decimals: Number.isInteger(share) ? 0 : 1 });
  for (const line of before)
    if (!after.some(({ key }) => key === line.key)) told.push(t("difference.removed", { name: nameCategory(t, line) }));
  for (const line of after) {
    const name = nameCategory(t, line);
    const old = before.find(({ key }) => key !== "" && key === line.key);
    if (!old) {
      told.push(t("difference.added", { name, share: print(shareOf(line.weight, after)) }));
      continue;
    }
    const [from, to] = [shareOf(old.weight, before), shareOf(line.weight, after)];
    if (old.name !== line.name) told.push(t("difference.renamed", { from: nameCategory(t, old), to: name }));
    if (Math.abs(from - to) > 1e-9) told.push(t("difference.weight", { name, from: print(from), to: print(to) }));
    if (old.min !== line.min || old.max !== line.max)
      told.push(t("difference.range", { name, from: `${old.min}–${old.max}`, to: `${line.min}–${line.max}` }));
    if (old.critical !== line.critical)
      told.push(t(line.critical ? "difference.critical" : "difference.uncritical", { name }));
    if (wordsOf(old) !== wordsOf(line)) told.push(t("difference.words", { name }));
  }
  return told;
}

function wordsOf({ description, meanings, min, max }: Line): string {
  const scores = Array.from({ length: max - min + 1 }, (_, place) => String(min + place));
  const said = scores.flatMap((score) => (meanings[score]?.trim() ? [[score, meanings[score].trim()]] : []));
  return JSON.stringify([description.trim(), said]);
}
