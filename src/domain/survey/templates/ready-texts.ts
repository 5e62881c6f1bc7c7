import type { Definition } from "@/domain/survey/definition";
import type { Text } from "@/domain/survey/locale";
import { TEMPLATE_IDS, TEMPLATES } from "@/domain/survey/templates/templates";
import { namedPath, textsOf } from "@/domain/survey/texts";

/** A text of a template, and where it stands in it, by ids. */
export interface ReadyText {
  readonly path: string;
  readonly text: Text;
}

/** What templates say where the survey still says the same, in one language at least: the linter knows by them what belongs together. */
export function readyTexts(definition: Definition): ReadyText[] {
  const own = new Map(textsOf(definition).map(({ path, text }) => [namedPath(definition, path), Object.values(text)]));
  return TEMPLATE_IDS.flatMap((id) => {
    const template = TEMPLATES[id](definition.brand);
    return textsOf(template).map(({ path, text }) => ({ path: namedPath(template, path), text }));
  }).filter(({ path, text }) => Object.values(text).some((words) => own.get(path)?.includes(words)));
}
