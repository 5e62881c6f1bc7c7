import type { Definition } from "@/domain/survey/definition";
import type { TextPlace } from "@/domain/survey/texts";
import type { Translator } from "@/platform/i18n/translator";

/** What a text of the document is to its author, by where it stands: "Question", "Option 2", "Ending 1, link". */
export function nameText(definition: Definition, { path, question }: TextPlace, t: Translator<"builder">): string {
  const [list, index, part = "", at = "", field] = path.split(".");
  const n = Number(at) + 1;
  if (list === "link") return t("texts.everyLink");
  if (list === "privacy") return t("texts.privacy");
  if (list === "endings") {
    const ending = definition.endings.length === 1 ? t("texts.ending") : t("texts.endingN", { n: Number(index) + 1 });
    if (part === "title") return ending;
    return part === "body" ? t("texts.endingText", { ending }) : t("texts.endingLink", { ending });
  }
  switch (part) {
    case "help":
      return t("texts.help");
    case "variants":
      return field === "help" ? t("texts.wordingHelp", { n }) : t("texts.wording", { n });
    case "options":
      return t("texts.option", { n });
    case "categories":
      return t("texts.category", { n });
    case "rows":
      return t("texts.row", { n });
    case "labels":
      return t("texts.label", { n: at });
    case "unit":
      return t("texts.unit");
    default:
      return question?.kind === "statement" ? t("texts.statement") : t("texts.question");
  }
}
