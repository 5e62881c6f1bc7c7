"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { findImport } from "@/db/queries/find-import";
import { parseMapping } from "@/domain/imports/mapping";
import { findPurpose } from "@/features/imports/find-purpose";
import { ImportRefusal } from "@/features/imports/import-refusal";
import { readEncoding, readMapping, readRecordFields, readSource, readTarget } from "@/features/imports/input";
import { queueImport } from "@/features/imports/queue-import";
import { storedFile } from "@/features/imports/read-file";
import { queueRecords } from "@/features/imports/records/queue-records";
import { askForUndo } from "@/features/imports/undo-import";
import { done, type FormState, refused } from "@/platform/form-state";
import { notFound } from "@/platform/http/problem";
import { runAction } from "@/platform/http/run-action";
import { requireAction } from "@/platform/session";

/** Orders the import of an uploaded file, or (`intent` check) a dry run of it, and shows how far it is. */
export async function order(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runImportAction("order-import", async () => {
    const { db, scope } = await requireAction(slug, "import.run");
    const text = (name: string) => String(form.get(name) ?? "");
    const mapping = readMapping(text("mapping"));
    const into = readTarget(text("survey"), text("survey") === "" ? text("name") : "");
    const [source, encoding] = [readSource(text("source")), readEncoding(text("encoding"))];
    const dryRun = text("intent") !== "import";
    await queueImport(db, scope, requireId(id), { mapping, into, source, encoding, dryRun });
    revalidatePath(`/w/${slug}/imports`, "layout");
    redirect(`/w/${slug}/imports/${id}`);
  });
}

/** Orders the import of a file of records, or (`intent` check) a dry run of it. */
export async function orderRecords(slug: string, id: string, _state: FormState, form: FormData): Promise<FormState> {
  return runImportAction("order-records", async () => {
    const { db, scope } = await requireAction(slug, "import.run");
    const text = (name: string) => String(form.get(name) ?? "");
    const given = { purpose: text("purpose"), mapping: text("mapping"), encoding: text("encoding") };
    const order = readRecordFields({ ...given, dryRun: String(text("intent") !== "import") });
    if (order === null) throw notFound();
    await queueRecords(db, scope, requireId(id), order);
    revalidatePath(`/w/${slug}/imports`, "layout");
    redirect(`/w/${slug}/imports/${id}`);
  });
}

/** Runs an action; what does not fit in a mapping or a file is told at its field, in the person's language. */
async function runImportAction(name: string, action: () => Promise<FormState>): Promise<FormState> {
  return runAction(name, () =>
    action().catch(async (error: unknown) => {
      if (!(error instanceof ImportRefusal)) throw error;
      const t = await getTranslations("imports");
      return refused(t("map.refused"), error.say(await getTranslations("imports")));
    }),
  );
}

/** Imports what a dry run has checked, with the same mapping into the same survey. */
export async function start(slug: string, id: string): Promise<FormState> {
  return runImportAction("start-import", async () => {
    const { db, scope } = await requireAction(slug, "import.run");
    const run = await withTenant(db, scope, (tx) => findImport(tx, scope, requireId(id)));
    const purpose = findPurpose(run?.purpose ?? "");
    if (run && purpose) {
      await queueRecords(db, scope, run.id, { purpose, mapping: run.mapping, encoding: null, dryRun: false });
      revalidatePath(`/w/${slug}/imports`, "layout");
      return done((await getTranslations("imports.actions"))("begun"));
    }
    const parsed = parseMapping(run?.mapping);
    if (!run || !parsed.ok) throw notFound();
    const into = run.surveyId === null ? { name: run.name ?? run.fileName } : { surveyId: run.surveyId };
    const { source, encoding } = storedFile(db, scope, run);
    await queueImport(db, scope, run.id, { mapping: parsed.mapping, into, source, encoding, dryRun: false });
    revalidatePath(`/w/${slug}/imports`, "layout");
    return done((await getTranslations("imports.actions"))("begun"));
  });
}

/** Takes back what an import stored. */
export async function undo(slug: string, id: string): Promise<FormState> {
  return runAction("undo-import", async () => {
    const { db, scope } = await requireAction(slug, "import.undo");
    await askForUndo(db, scope, requireId(id));
    revalidatePath(`/w/${slug}/imports`, "layout");
    return done((await getTranslations("imports.actions"))("undoing"));
  });
}

function requireId(id: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return id;
  throw notFound();
}
