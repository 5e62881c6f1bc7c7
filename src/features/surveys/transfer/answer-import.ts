import { revalidatePath } from "next/cache";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { languageName } from "@/domain/survey/diff/value-words";
import { createSurvey } from "@/features/surveys/create-survey";
import { sayLogic } from "@/features/surveys/say-logic";
import type { FileWords } from "@/features/surveys/transfer/file-words";
import { LARGEST_FILE } from "@/features/surveys/transfer/input";
import { type Misfit, readSurveyFile, type SurveyFile } from "@/features/surveys/transfer/read-survey-file";
import { saySettings } from "@/features/surveys/transfer/say-settings";
import { type Outline, outlineOf } from "@/features/surveys/versions/outline-survey";
import { json } from "@/platform/http/json";
import { badRequest } from "@/platform/http/problem";
import { readBody } from "@/platform/http/read-body";
import type { SessionRequest } from "@/platform/http/with-session";

/** What the import screen is told of a file. */
export type ImportReply =
  | {
      readonly kind: "fits";
      readonly name: string;
      readonly outline: Outline;
      readonly languages: readonly string[];
      readonly settings: readonly string[];
      readonly notes: readonly string[];
    }
  | { readonly kind: "misfit"; readonly problems: readonly Misfit[]; readonly canLeaveOut: boolean }
  | { readonly kind: "stored"; readonly href: string };

/**
 * `POST /w/{workspace}/surveys/import/file`: reads a survey file and says what it is or what does not fit. Nothing is stored
 * unless `?store=1` asks for it, and then only what fits; `?leaveOut=1` drops fields that are not known here.
 */
export async function answerImport(request: SessionRequest): Promise<Response> {
  const { db, scope, workspace, url } = request;
  const words = {
    file: await getTranslations("surveyFileFaults"),
    faults: await getTranslations("faults"),
    locale: await getLocale(),
  };
  const text = decode(await readBody(request.request, LARGEST_FILE), words);
  const file = readSurveyFile(text, words, { leaveOut: url.searchParams.has("leaveOut") });
  if (!file.ok) return reply({ kind: "misfit", problems: file.problems, canLeaveOut: file.canLeaveOut });
  if (!url.searchParams.has("store")) return reply(await describe(file, workspace.zone));
  const { name, definition, settings } = file;
  const row = await withTenant(db, scope, (tx) => createSurvey(tx, scope, { name, definition, ...settings }));
  revalidatePath(`/w/${workspace.slug}/surveys`, "layout");
  return reply({ kind: "stored", href: `/w/${workspace.slug}/surveys/${row.id}/edit` });
}

function reply(body: ImportReply): Response {
  return json(200, body);
}

async function describe(
  { name, definition, settings, notes }: Extract<SurveyFile, { ok: true }>,
  zone: string,
): Promise<ImportReply> {
  const locale = await getLocale();
  const logic = sayLogic(await getTranslations("logic"), locale);
  return {
    kind: "fits",
    name,
    outline: outlineOf(definition, await getTranslations("kinds"), logic),
    languages: definition.locales.map(languageName),
    settings: saySettings(settings, zone, await getTranslations("surveyFile"), locale),
    notes,
  };
}

/** Throws 400 for bytes that are no text. */
function decode(bytes: Uint8Array, { file }: FileWords): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badRequest(file("noText"));
  }
}
