import { withTenant } from "@/db/client";
import { type AssetRow, findAsset } from "@/db/queries/find-asset";
import { findSurveyVersion } from "@/db/queries/find-survey";
import { findUsualBrand } from "@/db/queries/usual-brand";
import type { Definition } from "@/domain/survey/definition";
import { isTemplateId, TEMPLATES } from "@/domain/survey/templates/templates";
import { buildDraft } from "@/features/surveys/build-draft";
import { carryLook } from "@/features/surveys/carry-look";
import { requireSurvey } from "@/features/surveys/change-survey";
import { checkDefinition } from "@/features/surveys/create-survey";
import { type FormValues, fieldsOf, readForm } from "@/features/surveys/read-form";
import { badRequest, notFound } from "@/platform/http/problem";
import { readBody } from "@/platform/http/read-body";
import type { SessionRequest } from "@/platform/http/with-session";

/** What the page's renderer is given: the draft, the step that was sent, and where the next one goes. */
export interface PreviewDraft {
  readonly definition: Definition;
  readonly form: URLSearchParams;
  readonly action: string;
  /** The stored picture that the brand names; null where this workspace has none such. */
  readonly logo: AssetRow | null;
  /** The draft's own fields, carried through the steps. */
  readonly fields: Readonly<Record<string, string>>;
}

/** A document of 200 questions in six languages; a form writes a letter of another script as nine characters. */
const BODY_LIMIT = 8 * 1024 * 1024;

/**
 * `GET|POST /w/{workspace}/surveys/preview`: the page that respondents would get from this draft, for a frame beside the
 * form. The draft is a whole document (`definition`), a published `version`, a ready `template`, or what the fields of the
 * short form describe. It reads at most the survey that the form names, and writes nothing, ever.
 */
export async function answerPreview(
  request: SessionRequest,
  render: (draft: PreviewDraft) => { readonly html: string; readonly csp: string },
): Promise<Response> {
  const form = request.request.method === "POST" ? await readFields(request.request) : request.url.searchParams;
  const definition = await draftOf(request, form);
  const { logo: id } = definition.brand;
  const { db, scope } = request;
  const logo = id === undefined ? null : await withTenant(db, scope, (tx) => findAsset(tx, scope, id));
  const page = render({ definition, form, action: request.url.pathname, logo, fields: carried(form) });
  return new Response(page.html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": page.csp,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
    },
  });
}

async function draftOf({ db, scope, workspace }: SessionRequest, form: URLSearchParams): Promise<Definition> {
  const whole = form.get("definition");
  if (whole !== null) return readDocument(whole);
  const template = form.get("template");
  if (isTemplateId(template)) {
    const { brand, locale } = buildDraft(withDefaults(readForm(form), workspace.name));
    return TEMPLATES[template](brand, locale);
  }
  const id = form.get("survey");
  const version = form.get("version");
  if (id !== null && version !== null) return versionOf({ db, scope }, id, version);
  if (id === null || id === "") {
    const draft = buildDraft(withDefaults(readForm(form), workspace.name));
    const usual = await withTenant(db, scope, (tx) => findUsualBrand(tx, scope));
    return { ...draft, brand: carryLook(usual, draft.brand) };
  }
  return (await withTenant(db, scope, (tx) => requireSurvey(tx, scope, id))).draft;
}

/** A published version, as respondents saw it. */
function versionOf(
  { db, scope }: Pick<SessionRequest, "db" | "scope">,
  id: string,
  version: string,
): Promise<Definition> {
  return withTenant(db, scope, async (tx) => {
    const { id: known } = await requireSurvey(tx, scope, id);
    const found = /^\d{1,9}$/.test(version) ? await findSurveyVersion(tx, scope, known, Number(version)) : null;
    if (!found) throw notFound("There is no such version of this survey.");
    return found.definition;
  });
}

/** Throws 400 for what is no JSON, 422 with the document's paths for what is no survey. */
function readDocument(text: string): Definition {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw badRequest("The draft cannot be read.");
  }
  return checkDefinition(read);
}

/** What the next step needs to know the same draft in the same light. */
function carried(form: URLSearchParams): Record<string, string> {
  const fields = ["survey", "definition", "theme", "version", "template"].flatMap((name) => {
    const value = form.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { ...fieldsOf(form), ...Object.fromEntries(fields) };
}

/** A frame that was opened without a form shows the template with the workspace's own name. */
function withDefaults(values: FormValues, name: string): FormValues {
  return values.brand === "" ? { ...values, brand: name } : values;
}

/** The fields of a form, however the browser packed them; files are left out. */
async function readFields(request: Request): Promise<URLSearchParams> {
  const bytes = await readBody(request, BODY_LIMIT);
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return new URLSearchParams(new TextDecoder().decode(bytes));
  const packed = new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
  const form = await packed.formData().catch(() => {
    throw badRequest("The form cannot be read.");
  });
  return new URLSearchParams([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}
