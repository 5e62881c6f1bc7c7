import { type Db, withTenant } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import { askForImportJob, deleteImportProblems, lockImport, updateImport } from "@/db/queries/update-import";
import type { WorkspaceScope } from "@/db/scope";
import { profileColumns } from "@/domain/imports/column-profile";
import { findNames } from "@/domain/imports/columns";
import { guessDate } from "@/domain/imports/guess";
import { recogniseStops, type StopKind, type StopsMapping } from "@/domain/imports/stops";
import type { Encoding } from "@/features/imports/decode-text";
import { ImportFailure } from "@/features/imports/import-failure";
import { ImportRefusal, refusedFile } from "@/features/imports/import-refusal";
import { belowMapping } from "@/features/imports/input";
import { type FileHead, readHead, storedFile } from "@/features/imports/read-file";
import { writeAudit } from "@/platform/audit";
import { conflict, notFound } from "@/platform/http/problem";

/** What somebody asks to be done with a list of customers who are written to no more. */
export interface StopsOrder {
  readonly purpose: StopKind;
  /** Null is what the header says. */
  readonly mapping: StopsMapping | null;
  readonly encoding: Encoding | null;
}

const LOOKED_AT = 2_000;

/** Checks an order against the file and asks the worker to run it. Throws 422 with paths below `mapping`, 404, 409. */
export async function queueStops(db: Db, scope: WorkspaceScope, importId: string, order: StopsOrder): Promise<void> {
  const { purpose } = order;
  const begun = await withTenant(db, scope, (tx) => findImport(tx, scope, importId));
  if (!begun) throw notFound();
  const encoding = order.encoding ?? begun.encoding;
  const file = storedFile(db, scope, { ...begun, source: null, encoding });
  const head = await readHead(file, LOOKED_AT).catch((error: unknown) => {
    if (error instanceof ImportFailure) throw new ImportRefusal([{ path: "file", fault: error.fault }]);
    throw error;
  });
  if (head === null) throw refusedFile(begun.fileBytes === 0 ? "fileEmpty" : "fileGone");
  const mapping = order.mapping ?? stopsOfHeader(head);
  const named =
    mapping.date === null ? [] : mapping.date.columns.map((name, i): [string, string] => [`date.columns.${i}`, name]);
  const found = findNames([["customer", mapping.customer], ...named], head.header);
  if (!found.ok) throw new ImportRefusal(belowMapping(found.errors));
  await withTenant(db, scope, async (tx) => {
    const run = await lockImport(tx, scope, importId);
    if (run?.status !== "uploading") throw conflict("This import has begun already.", "conflict", "importBegun");
    await deleteImportProblems(tx, scope, importId);
    await updateImport(tx, scope, importId, { purpose, mapping, encoding, source: null, status: "queued" });
    await askForImportJob(tx, scope, "import.run", importId);
    await writeAudit(tx, scope, {
      action: "import.started",
      subject: importId,
      after: { fileName: run.fileName, purpose },
    });
  });
}

/** What a list's header says by itself. Refused where it does not, or where its dates can be read in two ways. */
export function stopsOfHeader(head: FileHead): StopsMapping {
  const known = recogniseStops(head.header);
  if (known === null) throw new ImportRefusal([{ path: "mapping", fault: { code: "mappingNeeded" } }]);
  const dated = profileColumns(head.header, head.rows).filter(({ name }) => name === known.at);
  const unix = dated[0]?.values.every(({ value }) => value === "" || /^\d{9,10}$/.test(value));
  if (unix)
    return { customer: known.customer, date: { columns: [known.at], pattern: [`{${known.at}:t}`], zone: "UTC" } };
  const { patterns, zone, asked } = guessDate(dated);
  if (asked !== null)
    throw new ImportRefusal([{ path: "mapping.date", fault: { code: "orderAsked", values: { cell: asked.cell } } }]);
  return { customer: known.customer, date: { columns: [known.at], pattern: [...patterns], zone } };
}
