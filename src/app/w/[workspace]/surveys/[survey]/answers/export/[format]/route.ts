import { answerExportForm } from "@/features/exports/answers/answer-form";
import { readChosenFilter } from "@/features/responses/read-chosen-filter";
import { withSession } from "@/platform/http/with-session";

/** The answers that the rest of the address chooses, as `csv`, `xlsx` or `jsonl`: the file, or the list where it will be. */
export const POST = withSession("export.run", async (request) =>
  answerExportForm(request, await readChosenFilter(request)),
);
