import type { Db } from "@/db/client";
import type { WorkspaceScope } from "@/db/scope";
import { parseMapping } from "@/domain/imports/mapping";
import { queueImport } from "@/features/imports/queue-import";
import { receiveUpload } from "@/features/imports/receive-upload";
import { runImport } from "@/features/imports/run-import";
import { createLogger } from "@/platform/logger";
import { customerName } from "./customer-names";
import { isDontKnow } from "./plan-answers";
import type { DemoSurvey, TimedAnswer } from "./store-answers";

/**
 * The first months come from the tool that the company used before: a CSV file through the product's own import, with its
 * code 11 for "don't know" declared as missing.
 */
export async function importFirstMonths(
  db: Db,
  scope: WorkspaceScope,
  { survey }: DemoSurvey,
  answers: readonly TimedAnswer[],
  now: Date,
): Promise<void> {
  const header = ["answered", "customer", "score", "comment", "country", "plan"];
  const rows = answers.map(({ answer, answeredAt }, place) => [
    answeredAt.toISOString(),
    answer.customer === null ? "" : customerName(answer.customer),
    String(isDontKnow(place) ? 11 : answer.score),
    answer.comment ?? "",
    answer.country,
    answer.plan,
  ]);
  const csv = [header, ...rows].map((cells) => cells.map(quoted).join(",")).join("\r\n");
  const form = new FormData();
  form.set("file", new File([csv], "answers-of-the-old-tool.csv", { type: "text/csv" }));
  const request = new Request("http://localhost/api/v1/imports", { method: "POST", body: form });
  const parsed = parseMapping({
    date: { columns: ["answered"] },
    questions: [{ column: "score", kind: "nps", scale: { min: 0, max: 10 }, missing: ["11"] }],
    comment: "comment",
    customer: "customer",
    attributes: ["country", "plan"],
  });
  if (!parsed.ok) throw new Error(`The demo's mapping does not fit: ${JSON.stringify(parsed.errors)}`);
  const { importId } = await receiveUpload(db, scope, request, now);
  const into = { surveyId: survey.id };
  const order = { mapping: parsed.mapping, source: null, encoding: null, into, dryRun: false };
  await queueImport(db, scope, importId, order);
  await runImport(
    {
      ...{ db, scope, logger: createLogger("silent"), now: () => now, signal: new AbortController().signal },
      secret: "Fennel & Fig",
    },
    importId,
  );
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
