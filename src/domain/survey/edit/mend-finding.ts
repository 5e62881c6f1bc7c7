import type { Definition } from "@/domain/survey/definition";
import { putText } from "@/domain/survey/edit/put-text";
import type { Finding } from "@/domain/survey/lint/finding";

/** The document with what the linter proposes: its wording, or "Not applicable" beside a scale; null where its author has to. */
export function mendFinding(definition: Definition, { rule, path, wording }: Finding): Definition | null {
  if (wording !== undefined) return putText(definition, path, wording);
  const found = rule === "missing-na" && definition.questions.find(({ id }) => path === `questions.${id}`);
  if (!found) return null;
  return { ...definition, questions: definition.questions.map((one) => (one === found ? { ...one, na: true } : one)) };
}
