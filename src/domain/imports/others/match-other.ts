import type { ImportFault } from "@/domain/imports/fault";
import { optionIds } from "@/domain/imports/others/options";
import { type OtherMapping, titleOfColumns } from "@/domain/imports/others/other";
import type { Question } from "@/domain/survey/definition";

/** The part of a new survey's question that a mapped one without a score makes. */
export function questionOfOther(one: OtherMapping, locale: string): Record<string, unknown> {
  const title = { [locale]: one.title ?? titleOfColumns(one.columns) };
  if (one.kind !== "single" && one.kind !== "multiple") return { kind: one.kind, title };
  const ids = optionIds(one.options);
  const options = one.options.map((word, index) => ({ id: ids[index], label: { [locale]: word } }));
  return { kind: one.kind, title, options, other: true };
}

/** Why a survey's question cannot take what was mapped to it; null where it can. */
export function otherDisagreement(one: OtherMapping, question: Question): ImportFault | null {
  const isText = (kind: string) => kind === "long_text" || kind === "short_text";
  if (question.kind === one.kind || (isText(question.kind) && isText(one.kind))) return null;
  return { code: "otherKind", values: { id: question.id, kind: one.kind, own: question.kind } };
}
