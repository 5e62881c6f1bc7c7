import type { SeriesLine } from "@/features/surveys/versions/describe-series";
import { Checkbox } from "@/ui/checkbox";
import { Section } from "@/ui/section";

/** What publishing does to each number: which lines go on, which begin anew, and by which bands a score is read. */
export function SeriesSection({ series, again }: { series: readonly SeriesLine[]; again: boolean }) {
  if (series.length === 0) return null;
  const anew = series.filter(({ fate }) => fate === "anew").length;
  const title = !again
    ? "How each score will be read"
    : anew === 0
      ? "Every trend goes on"
      : anew === 1
        ? "One trend breaks here"
        : `${anew} trends break here`;
  return (
    <Section
      title={title}
      dek={
        again
          ? "One wording on one scale is one series; nothing is compared across its ends."
          : "Which answers count as what. Change it in the builder now: later it starts a new series."
      }
    >
      <ul className="mt-1">
        {series.map((line) => (
          <li key={line.questionId} className="border-border border-b py-3 last:border-0">
            <p className="flex gap-2">
              <span className="w-6 shrink-0 text-muted-foreground tabular-nums">{line.number}</span>
              <bdi dir="auto" className="min-w-0 font-semibold wrap-anywhere">
                {line.title}
              </bdi>
            </p>
            <div className="ms-8 mt-1 grid gap-1">
              {again ? (
                <p>
                  {line.fate === "anew" ? <strong className="font-semibold">{line.says}</strong> : line.says}{" "}
                  <span className="text-muted-foreground">{line.means}</span>
                </p>
              ) : null}
              {line.before ? (
                <p className="text-muted-foreground">
                  So far: “<bdi dir="auto">{line.before}</bdi>”
                </p>
              ) : null}
              {line.correctable ? (
                <Checkbox
                  name="correction"
                  value={line.questionId}
                  label="This is only a spelling correction: let the series go on"
                  note="Written down with your name, the old words and the new."
                  className="mt-1"
                />
              ) : null}
              {line.bands.length > 0 ? (
                <p className="text-muted-foreground text-xs">{line.bands.join(" · ")}</p>
              ) : (
                <p className="text-muted-foreground text-xs">Feeds no headline number.</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
