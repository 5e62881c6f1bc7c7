import type { GoalView } from "@/features/goals/components/goal-page";
import { describeCompared, describeWhen, describeWho } from "@/features/goals/initiatives/describe-initiative";
import { ButtonLink } from "@/ui/button-link";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

/** What was done in a goal's time, with before and after beside those it did not concern. */
export function GoalDone({ view: { slug, words, standing, done, mayWrite } }: { view: GoalView }) {
  const { i } = words;
  const { segmentName, segmentValue } = standing.row.goal;
  const query =
    segmentName === null ? "" : `?segment=${encodeURIComponent(JSON.stringify([segmentName, segmentValue]))}`;
  return (
    <Section
      title={i("onGoal")}
      dek={done.length > 0 ? i("association") : undefined}
      actions={
        mayWrite ? (
          <ButtonLink href={`/w/${slug}/goals/initiatives/new${query}`} size="sm">
            {i("new")}
          </ButtonLink>
        ) : null
      }
    >
      {done.length === 0 ? (
        <p className="mt-2 text-muted-foreground">{i("noneOnGoal")}</p>
      ) : (
        <ul className="mt-2">
          {done.map((one) => (
            <li key={one.initiative.id} className="border-border border-b py-2">
              <TextLink href={`/w/${slug}/goals/initiatives/${one.initiative.id}`}>
                <bdi>{one.initiative.name}</bdi>
              </TextLink>
              <span className="text-muted-foreground text-xs">
                {` · ${i(`kinds.${one.initiative.kind}`)} · `}
                <bdi>{describeWho(words, one.initiative)}</bdi>
                {` · ${describeWhen(words, one.initiative)}`}
              </span>
              {standing.lost === null ? <p>{describeCompared(words, one)}</p> : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
