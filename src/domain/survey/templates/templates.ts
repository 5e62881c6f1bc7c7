import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { cesTemplate } from "@/domain/survey/templates/ces";
import { cesAgreeTemplate } from "@/domain/survey/templates/ces-agree";
import { csatTemplate } from "@/domain/survey/templates/csat";
import { csat10Template } from "@/domain/survey/templates/csat-10";
import { csatFacesTemplate } from "@/domain/survey/templates/csat-faces";
import { npsTemplate } from "@/domain/survey/templates/nps";

export const TEMPLATE_IDS = ["nps", "csat", "csat-10", "csat-faces", "ces", "ces-agree"] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** The surveys one can start from, by name; each is a whole document in six languages. */
export const TEMPLATES: Readonly<Record<TemplateId, (brand: Brand, locale?: Locale) => Definition>> = {
  nps: npsTemplate,
  csat: csatTemplate,
  "csat-10": csat10Template,
  "csat-faces": csatFacesTemplate,
  ces: cesTemplate,
  "ces-agree": cesAgreeTemplate,
};

/** Whether a text names a template. */
export function isTemplateId(text: unknown): text is TemplateId {
  return typeof text === "string" && (TEMPLATE_IDS as readonly string[]).includes(text);
}
