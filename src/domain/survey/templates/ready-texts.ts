import type { Definition } from "@/domain/survey/definition";
import type { Text } from "@/domain/survey/locale";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";
import { textsOf } from "@/domain/survey/texts";

/** The texts of templates that a survey still has in one language at least: the linter knows by them what belongs together. */
export function readyTexts(definition: Definition): Text[] {
  const said = new Set(textsOf(definition).flatMap(({ text }) => Object.values(text)));
  const all = TEMPLATE_IDS.flatMap((id) => textsOf(TEMPLATES[id](definition.brand)).map(({ text }) => text));
  return [...new Set(all)].filter((text) => Object.values(text).some((words) => said.has(words)));
}
