import type { Translator } from "@/platform/i18n/translator";

/** What is said of a survey file, in the reader's language. */
export interface FileWords {
  readonly file: Translator<"surveyFileFaults">;
  readonly faults: Translator<"faults">;
  readonly locale: string;
}

/** A path as one reads it: `questions[2].title.de`. */
export function sayPath(path: readonly string[], { file }: FileWords): string {
  const said = path.map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step.slice(0, 64)}`)).join("");
  return said.replace(/^\./, "") || file("whole");
}

const MOST_NAMED = 8;

/** Fields by their names, the first few of many: “id”, “key” and 3 more. */
export function nameFields(names: readonly string[], t: FileWords["file"], locale: string): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => t("quoted", { name: name.slice(0, 64) }));
  const more = names.length - shown.length;
  return new Intl.ListFormat(locale).format(more > 0 ? [...shown, t("more", { n: more })] : shown);
}
