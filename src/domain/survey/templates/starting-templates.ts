import type { Brand, Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { cesTemplate } from "@/domain/survey/templates/ces";
import { cesAgreeTemplate } from "@/domain/survey/templates/ces-agree";
import { csatTemplate } from "@/domain/survey/templates/csat";
import { csat10Template } from "@/domain/survey/templates/csat-10";
import { csatFacesTemplate } from "@/domain/survey/templates/csat-faces";
import { npsTemplate } from "@/domain/survey/templates/nps";

/** Makes a template's document with a brand, in a language of its own (English where none is named). */
export type MakeTemplate = (brand: Brand, locale?: Locale) => Definition;

export const STARTING_IDS = ["nps", "csat", "csat-10", "csat-faces", "ces", "ces-agree"] as const;
export type StartingId = (typeof STARTING_IDS)[number];

/** The templates of one shape (score, why, thanks by score), whose every word the form edits. */
export const STARTING_TEMPLATES: Readonly<Record<StartingId, MakeTemplate>> = {
  nps: npsTemplate,
  csat: csatTemplate,
  "csat-10": csat10Template,
  "csat-faces": csatFacesTemplate,
  ces: cesTemplate,
  "ces-agree": cesAgreeTemplate,
};

/** Whether a text names a starting template. */
export function isStartingId(text: unknown): text is StartingId {
  return typeof text === "string" && (STARTING_IDS as readonly string[]).includes(text);
}
