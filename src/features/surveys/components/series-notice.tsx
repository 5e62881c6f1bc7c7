import type { Definition } from "@/domain/survey/definition";
import type { Choice } from "@/features/surveys/describe-choice";
import { Notice } from "@/ui/notice";

/** What the form knows of the survey it edits. */
export interface EditedSurvey {
  readonly id: string;
  readonly status: "draft" | "live" | "closed";
  /** Null where the survey has another shape than the templates; then only question and thanks are edited. */
  readonly template: Choice["template"] | null;
  readonly bands: Choice["bands"];
  readonly otherQuestions: number;
  /** The question that respondents see now; null before the first publishing. */
  readonly published: { readonly ask: string; readonly definition: Definition } | null;
  readonly draft: Definition;
}

/**
 * What publishing will do to the trend. A new wording or scale is another measurement, so it starts a series of its own;
 * said before it happens, beside the button that does it.
 */
export function SeriesNotice({
  survey,
  ask,
  rescaled,
}: {
  survey: EditedSurvey;
  ask: string;
  /** The linter found another scale than the published one. */
  rescaled: boolean;
}) {
  const { published } = survey;
  if (!published) return null;
  const reworded = plain(ask) !== plain(published.ask);
  if (!reworded && !rescaled) {
    return (
      <p className="text-muted-foreground text-xs">
        A new wording of the question or a new scale starts a new series: the trend breaks on that day. Brand, colour,
        “why” and thanks change nothing in it.
      </p>
    );
  }
  const what = reworded && rescaled ? "question and scale" : reworded ? "question" : "scale";
  return (
    <Notice tone="consider" title={`Publishing this starts a new series: the ${what} changed.`}>
      The trend breaks on that day.{" "}
      {rescaled
        ? "Answers on the old scale stay, and are never mixed with the new ones."
        : "Older answers stay in the total; the chart marks the day, and nothing is compared across it."}{" "}
      Saving the draft changes nothing for respondents.
    </Notice>
  );
}

/** As series are told apart: spaces and Unicode form do not matter. */
function plain(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}
