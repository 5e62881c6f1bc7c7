import { withTenant } from "@/db/client";
import type { ImportRow } from "@/db/queries/find-import";
import { findWorkspace } from "@/db/queries/find-workspace";
import { deleteImportChunks } from "@/db/queries/insert-import";
import { type StoppedCustomer, stopCustomers } from "@/db/queries/stop-customers";
import { insertImportProblems, lockImport, type NewImportProblem, updateImport } from "@/db/queries/update-import";
import { shortened } from "@/domain/imports/cell";
import { findNames } from "@/domain/imports/columns";
import { compileDates } from "@/domain/imports/dates";
import type { ImportFaultCode } from "@/domain/imports/fault";
import { parseStops, type StopKind, type StopsMapping } from "@/domain/imports/stops";
import { isStorable } from "@/domain/survey/plain-text";
import { ImportFailure } from "@/features/imports/import-failure";
import { storedFile } from "@/features/imports/read-file";
import type { FileRecord } from "@/features/imports/read-records";
import { readTable } from "@/features/imports/read-table";
import type { RunContext } from "@/features/imports/run-import";

const BATCH = 1_000;
const DAY = 24 * 60 * 60_000;
const LONGEST_CUSTOMER = 256;

type ReadLine = { readonly person: StoppedCustomer } | { readonly problem: NewImportProblem };

/**
 * Reads a list of customers who are written to no more, batch by batch, each in one transaction with its counts: stored are
 * those marked now, duplicates those who were marked before. Goes on where it was. Throws as the import of answers does.
 */
export async function runStops(context: RunContext, row: ImportRow, kind: StopKind): Promise<void> {
  const { db, scope, now } = context;
  const parsed = parseStops(row.mapping);
  if (!parsed.ok) throw new Error("The stored mapping of a list does not fit its own schema.");
  const { zone } = await withTenant(db, scope, async (tx) => {
    await updateImport(tx, scope, row.id, { status: "running", startedAt: row.startedAt ?? now() });
    return findWorkspace(tx, scope);
  });
  let read: ((record: FileRecord) => ReadLine) | null = null;
  let batch: ReadLine[] = [];
  let [seen, bytes] = [0, 0];
  const store = async () => {
    await storeBatch(context, row, kind, batch, bytes);
    batch = [];
    context.signal.throwIfAborted();
  };
  for await (const record of readTable(storedFile(db, scope, row))) {
    if (read === null) {
      read = lineReader(parsed.mapping, record.cells, zone, now());
      continue;
    }
    seen++;
    bytes = record.bytes;
    if (seen <= row.rows) continue;
    batch.push(read(record));
    if (batch.length >= BATCH) await store();
  }
  if (read === null) throw new ImportFailure({ code: "fileGone" });
  if (batch.length > 0) await store();
  await withTenant(db, scope, async (tx) => {
    await updateImport(tx, scope, row.id, { status: "done", readBytes: row.fileBytes, finishedAt: now() });
    await deleteImportChunks(tx, scope, row.id);
  });
}

async function storeBatch(
  { db, scope }: RunContext,
  { id, fileBytes }: ImportRow,
  kind: StopKind,
  batch: readonly ReadLine[],
  bytes: number,
): Promise<void> {
  const people = new Map<string, StoppedCustomer>();
  const problems: NewImportProblem[] = [];
  for (const line of batch) {
    if ("problem" in line) problems.push(line.problem);
    else if (!people.has(line.person.externalId)) people.set(line.person.externalId, line.person);
  }
  await withTenant(db, scope, async (tx) => {
    const row = await lockImport(tx, scope, id);
    if (row?.status !== "running") throw new ImportFailure({ code: "failed" });
    const stored = await stopCustomers(tx, scope, id, kind, [...people.values()]);
    await insertImportProblems(tx, scope, id, problems);
    await updateImport(tx, scope, id, {
      rows: row.rows + batch.length,
      stored: row.stored + stored,
      duplicates: row.duplicates + batch.length - problems.length - stored,
      rejected: row.rejected + problems.length,
      readBytes: Math.min(fileBytes, bytes),
    });
  });
}

function lineReader(mapping: StopsMapping, header: readonly string[], zone: string, now: Date) {
  const dates = mapping.date?.columns ?? [];
  const found = findNames(
    [mapping.customer, ...dates].map((name) => [name, name] as const),
    header,
  );
  if (!found.ok) throw new ImportFailure(found.errors[0]?.fault ?? { code: "unfit" });
  const readDate = mapping.date === null ? null : compileDates(mapping.date, zone);
  const { places } = found;
  return ({ line, cells }: FileRecord): ReadLine => {
    const cell = (name: string) => (cells[places.get(name) ?? -1] ?? "").trim();
    const refuse = (column: string, code: ImportFaultCode, text: string) => {
      const fault = { code, values: { cell: shortened(text), cells: shortened(text), max: LONGEST_CUSTOMER } };
      return { problem: { line, column, fault, rejected: true } };
    };
    const externalId = cell(mapping.customer);
    if (externalId === "") return refuse(mapping.customer, "customerEmpty", "");
    if (externalId.length > LONGEST_CUSTOMER || !isStorable(externalId))
      return refuse(mapping.customer, "customerRefused", "");
    const written = dates.map(cell);
    // A list often names the day of some only: they asked all the same, at the latest now.
    if (readDate === null || written.every((one) => one === "")) return { person: { externalId, at: now } };
    const at = readDate(written)?.instant ?? null;
    if (at === null) return refuse(dates.join(", "), "dateUnreadable", written.join(" "));
    if (at.getTime() > now.getTime() + DAY) return refuse(dates.join(", "), "dateFuture", written.join(" "));
    return { person: { externalId, at } };
  };
}
