import type { Edit } from "@/domain/survey/edit/edit";
import type { Translator } from "@/platform/i18n/translator";

/** What an edit mended elsewhere, one sentence each; or why it cannot be made. */
export function sayEdit(t: Translator<"edits">, edit: Edit): string[] {
  if (!edit.ok) return [t(`refused.${edit.why.code}`, edit.why.values)];
  return edit.mended.map(({ code, values }) => t(`mended.${code}`, values));
}
