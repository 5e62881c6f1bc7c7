import type { NumberSheet } from "@/domain/exports/number-rows";
import type { PrintedPack } from "@/features/board/paper/render-pack";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

/** The numbers of a pack as rows, with the reference and the fingerprint that its PDF prints. */
export function packSheet({
  document,
  reference,
  sha256,
}: Pick<PrintedPack, "document" | "reference" | "sha256">): NumberSheet {
  const t = translatorIn(appLocale(document.locale), "board");
  const { name, facts, rows } = document.sheet;
  return {
    name: `${name} ${reference}`,
    facts: [[t("facts.reference"), reference], [t("facts.hash"), sha256], ...facts],
    rows,
  };
}
