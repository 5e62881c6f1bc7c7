import { isOther, type OtherOption } from "@/domain/survey/answer-value";
import { checkText, SHORT_TEXT_LIMIT } from "@/domain/survey/kinds/check-text";
import { type Checked, refuse } from "@/domain/survey/kinds/checked";

/** One choice: the id of an option of this very question, or "other" with words where the question offers it. */
export function checkOption(
  question: { readonly options: readonly { readonly id: string }[]; readonly other?: boolean },
  value: unknown,
): { readonly ok: true; readonly value: string | OtherOption } | Exclude<Checked, { ok: true }> {
  if (typeof value === "string") {
    if (question.options.some((option) => option.id === value)) return { ok: true, value };
    return failed(refuse("option", "Is not an option of this question."));
  }
  if (!isOther(value)) return failed(refuse("type", 'Must be the id of an option, or {option: "other", text}.'));
  if (!question.other) return failed(refuse("option", "This question offers no other."));
  const text = checkText(value.text, SHORT_TEXT_LIMIT);
  if (!text.ok) return { ...text, at: "text" };
  return { ok: true, value: { option: "other", text: String(text.value) } };
}

function failed(checked: Checked): Exclude<Checked, { ok: true }> {
  return checked.ok ? { ok: false, code: "option", message: "Is not an option of this question." } : checked;
}
