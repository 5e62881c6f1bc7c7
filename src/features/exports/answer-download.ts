import { toCsv } from "@/domain/exports/csv";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { writeXlsx } from "@/features/exports/write-xlsx";
import { notFound } from "@/platform/http/problem";
import { appLocale } from "@/platform/i18n/locale";
import { translatorIn } from "@/platform/i18n/translator";

const TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** The numbers of a screen as a file to save, in the reader's language; 404 for a kind of file that there is not. */
export async function answerDownload(sheet: NumberSheet, kind: string | undefined, locale: string): Promise<Response> {
  if (kind !== "csv" && kind !== "xlsx") throw notFound("There is csv and xlsx.");
  const language = appLocale(locale);
  const body =
    kind === "csv"
      ? toCsv(sheet)
      : new Uint8Array(await writeXlsx(sheet, { t: translatorIn(language, "exports"), locale: language }));
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[kind],
      "Content-Disposition": disposition(`${sheet.name}.${kind}`),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** A file's name for every browser: plain letters for the old, the whole name for the rest (RFC 6266). */
function disposition(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\\/:*?"<>|\s]+/gu, " ")
    .trim()
    .slice(-150);
  const plain = safe
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]+/g, "")
    .trim();
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replaceAll("'", "%27")}`;
}
