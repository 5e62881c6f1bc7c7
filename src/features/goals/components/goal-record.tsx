import { localDay } from "@/domain/calendar/day";
import type { GoalView } from "@/features/goals/components/goal-page";
import { describeCheck } from "@/features/goals/describe-goal";
import { sayDay } from "@/platform/i18n/say-days";
import { Section } from "@/ui/section";

/** It scrolls on a screen; paper shows all of it. */
const BOX = "mt-2 max-h-96 overflow-y-auto print:max-h-none print:overflow-visible";

/** All that happened to a goal, the newest first. */
export function GoalRecord({ view: { words, standing, checks, zone } }: { view: GoalView }) {
  return (
    <Section title={words.t("record.title")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className={BOX} tabIndex={0} aria-label={words.t("record.title")}>
        <ol>
          {checks.map((check) => (
            <li key={check.id} className="grid grid-cols-[6.5rem_1fr] gap-2 border-border border-b py-1.5">
              <span className="text-muted-foreground text-xs">{sayDay(localDay(check.at, zone), words.locale)}</span>
              <span dir="auto">{describeCheck(words, standing.row.goal, check, zone)}</span>
            </li>
          ))}
        </ol>
      </section>
    </Section>
  );
}
