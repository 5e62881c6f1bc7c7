import type { ExportRow } from "@/db/queries/exports";
import { sayInstant } from "@/platform/i18n/say-days";
import type { Translator } from "@/platform/i18n/translator";

/** What exports are told with. */
export interface ExportWords {
  readonly t: Translator<"answerFiles">;
  readonly locale: string;
  readonly zone: string;
}

/** An export as a row of the list. */
export interface ExportView {
  readonly id: string;
  readonly survey: string;
  readonly file: string;
  readonly state: string;
  readonly failed: boolean;
  /** 0 to 1 while it is written, null where it is not known; undefined once it ended. */
  readonly share: number | null | undefined;
  readonly when: string;
  readonly until: string;
  readonly download: string | null;
  readonly link: { readonly url: string; readonly note: string } | null;
}

/** A row of the list, but for its links. */
export function toExportView(
  run: ExportRow,
  survey: string,
  words: ExportWords,
): Omit<ExportView, "download" | "link"> {
  const moving = run.status === "queued" || run.status === "running";
  return {
    id: run.id,
    survey,
    file: words.t(`screen.${run.format}`),
    state: stateOf(run, words),
    failed: run.status === "failed",
    share: moving ? (run.total === null || run.total === 0 ? null : Math.min(1, run.rows / run.total)) : undefined,
    when: momentOf(run.createdAt, words),
    until: run.status === "done" && run.expiresAt !== null ? momentOf(run.expiresAt, words) : "",
  };
}

/** "41,208 answers, 3.2 MB", or how far it is, or why there is no file. */
export function stateOf(run: ExportRow, { t, locale }: ExportWords): string {
  const { rows, total, bytes } = run;
  switch (run.status) {
    case "queued":
      return t("screen.queued");
    case "running":
      return total === null ? t("screen.runningAny", { rows }) : t("screen.running", { rows, total });
    case "failed":
      return t(`screen.faults.${run.fault ?? "failed"}`);
    case "done":
      return t("screen.done", { rows, size: sizeWords(bytes, locale) });
  }
}

/** A size in the unit that says it best: "3.2 MB". */
export function sizeWords(bytes: number, locale: string): string {
  const [amount, unit] =
    bytes < 1_000 ? [bytes, "byte"] : bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"];
  const digits = amount < 10 && unit === "megabyte" ? 1 : 0;
  return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: digits }).format(amount);
}

/** A moment as "5 May 2026, 14:03", in the workspace's zone. */
export function momentOf(at: Date, { locale, zone }: ExportWords): string {
  return sayInstant(at, zone, locale);
}
