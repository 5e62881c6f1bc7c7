import type { Choice } from "@/features/surveys/describe-choice";
import { Section } from "@/ui/section";

const TRACK_SHARE = 0.79;

/** What the number is and how well one will know it after so many answers, by the formulas that the dashboard uses. */
export function NumberMeaning({ choice }: { choice: Pick<Choice, "tells" | "precision"> }) {
  const { precision } = choice;
  const widest = Math.max(...precision.map(({ half }) => half));
  const [first, ...more] = precision;
  const later = more.map(({ answers, words }) => `with ${answers} to ${words.split(" ")[0]}`).join(", ");
  return (
    <Section title="What this number will tell you">
      <p className="mt-1 max-w-150">
        {choice.tells} {first ? `With ${first.answers} answers you know it to about ${first.words}, ${later}. ` : null}
        Candor always shows this, and only speaks of a change when there is one.
      </p>
      <ul className="mt-3.5 grid gap-3.5">
        {precision.map(({ answers, half, words }) => (
          <li key={answers} className="flex items-center gap-4 text-xs">
            <span className="w-20 shrink-0">{answers} answers</span>
            <span aria-hidden="true" className="relative h-5 min-w-0 flex-1">
              <span className="absolute inset-x-0 top-1/2 h-px bg-border" />
              <span
                className="absolute top-1 bottom-1 left-1/2 -translate-x-1/2 rounded-xs bg-chart-1/35"
                style={{ width: `${((half / widest) * TRACK_SHARE * 100).toFixed(2)}%` }}
              />
              <span className="absolute inset-y-0 left-1/2 w-0.75 -translate-x-1/2 rounded-xs bg-chart-1" />
            </span>
            <span className="w-10 shrink-0 text-end text-muted-foreground">{words.split(" ")[0]}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
