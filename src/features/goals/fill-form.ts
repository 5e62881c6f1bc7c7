import { roundHalfAway } from "@/domain/metrics/display";
import type { GoalForm } from "@/features/goals/input";
import { readSentence, type SentenceReading } from "@/features/goals/read-sentence";

/**
 * A form whose empty fields a sentence fills in; what was chosen by hand stays. "By 10 %" fills in the size alone: percent
 * or points is asked. Without a sentence there is no reading.
 */
export function fillFromSentence(
  form: GoalForm,
  known: { readonly surveys: readonly { readonly id: string }[]; readonly owner: string; readonly today: string },
): { readonly form: GoalForm; readonly reading: SentenceReading | null } {
  const reading = form.say === "" ? null : readSentence(form.say, known.today);
  const started = form.metric !== "" || form.survey !== "" || reading !== null;
  const only = known.surveys.length === 1 ? (known.surveys[0]?.id ?? "") : "";
  const dated = form.period !== "" || form.endsOn !== "";
  return {
    reading,
    form: {
      ...form,
      metric: form.metric || (reading?.metric ?? ""),
      survey: form.survey || (started ? only : ""),
      size: form.size || (reading?.change ? String(reading.change.size) : ""),
      kind: form.kind || (reading?.change?.kind === "points" ? "points" : ""),
      period: dated ? form.period : reading?.deadline ? "day" : (reading?.period ?? ""),
      endsOn: dated ? form.endsOn : (reading?.deadline ?? ""),
      owner: form.owner || known.owner,
    },
  };
}

/** "To 86 %" becomes the points it is from the baseline, once that is known. */
export function fillSize(form: GoalForm, reading: SentenceReading | null, baseline: number | null): GoalForm {
  if (form.size !== "" || !reading || reading.target === null || baseline === null) return form;
  const size = roundHalfAway(Math.abs(reading.target - baseline), 2);
  return { ...form, size: String(size), kind: form.kind || "points" };
}
