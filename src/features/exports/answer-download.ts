import { toCsv } from "@/domain/exports/csv";
import type { NumberSheet } from "@/domain/exports/number-rows";
import { contentDisposition } from "@/features/exports/content-disposition";
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
      "Content-Disposition": contentDisposition(sheet.name, kind),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}

/** A PDF to save under a name. */
export function answerPdf(file: Buffer, name: string): Response {
  return new Response(new Uint8Array(file), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": contentDisposition(name, "pdf"),
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
