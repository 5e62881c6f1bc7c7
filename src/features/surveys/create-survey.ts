import type { Tx } from "@/db/client";
import { findSurvey, type SurveyRow } from "@/db/queries/find-survey";
import { findWorkspace, type WorkspaceRow } from "@/db/queries/find-workspace";
import { insertSurvey } from "@/db/queries/insert-survey";
import { brandOf } from "@/db/queries/usual-brand";
import type { Repeats } from "@/db/schema/survey";
import type { WorkspaceScope } from "@/db/scope";
import { type Definition, parseDefinition } from "@/domain/survey/definition";
import { isLocale, textIn } from "@/domain/survey/locale";
import { plainWords } from "@/domain/survey/pipes";
import { TEMPLATE_FACTS, TEMPLATES, type TemplateId } from "@/domain/survey/templates/templates";
import type { CreateSurveyInput } from "@/features/surveys/input";
import { applySettings } from "@/features/surveys/settings/apply-settings";
import { writeAudit } from "@/platform/audit";
import { misfit } from "@/platform/http/misfit";

/** People are asked again and again how they feel about a brand; a visit or a ticket is rated once each. */
const RELATIONAL: Repeats = { policy: "latest", windowDays: 30 };

/** Stores a new draft from a template or a document. Throws 422 with the document's own paths. */
export async function createSurvey(tx: Tx, scope: WorkspaceScope, input: CreateSurveyInput): Promise<SurveyRow> {
  const workspace = await findWorkspace(tx, scope);
  const definition =
    input.template === undefined ? checkDefinition(input.definition) : fromTemplate(input.template, input, workspace);
  const [first] = definition.questions;
  const facts = input.template && TEMPLATE_FACTS[input.template];
  const { locale, brand } = definition;
  const name = input.name ?? facts?.name ?? plainWords(textIn(first?.title, locale, locale), brand.name);
  const relational = first?.kind === "nps" && facts?.stage !== "after";
  const repeats = input.repeats ?? (relational ? RELATIONAL : { policy: "all" as const });
  const made = await insertSurvey(tx, scope, { name: name.slice(0, 120), definition, repeats });
  await writeAudit(tx, scope, {
    action: "survey.created",
    subject: made.id,
    after: { name, template: input.template ?? null },
  });
  const { onlyFromPage, opensAt, closesAt, cap, anonymous = facts?.anonymous, minimumGroup, password } = input;
  const settings = { onlyFromPage, opensAt, closesAt, cap, anonymous, minimumGroup, password };
  if (Object.values(settings).some((value) => value !== undefined))
    await applySettings(tx, scope, made.id, settings, new Date());
  const row = await findSurvey(tx, scope, made.id);
  if (!row) throw new Error("A survey vanished in the transaction that made it.");
  return row;
}

/** Reads an untrusted document. Throws 422 whose paths begin with `definition`. */
export function checkDefinition(input: unknown): Definition {
  const parsed = parseDefinition(input);
  if (parsed.ok) return parsed.definition;
  throw misfit(parsed.errors, (path) => (path === "" ? "definition" : `definition.${path}`));
}

function fromTemplate(template: TemplateId, input: CreateSurveyInput, workspace: WorkspaceRow): Definition {
  const brand = input.brand ?? brandOf(workspace);
  const locale = input.locale ?? (isLocale(workspace.locale) ? workspace.locale : "en");
  return TEMPLATES[template](brand, locale);
}
