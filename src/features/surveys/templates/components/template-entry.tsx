import type { TemplateCard } from "@/features/surveys/templates/describe-template";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";

/** One ready survey: what it is for, what it asks and when, with a look at its page and the press that starts it. */
export function TemplateEntry({
  card,
  action,
  onPreview,
}: {
  card: TemplateCard;
  action: (form: FormData) => void;
  onPreview: () => void;
}) {
  const { id, name, need, asks, questions, minutes, languages, measures, when, delay, quarantineDays } = card;
  return (
    <Section title={name} thin>
      <p className="mt-1 font-medium">{need}</p>
      <p className="mt-1 text-muted-foreground">“{asks}”</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-muted-foreground text-xs">
        <dt>When to ask</dt>
        <dd className="text-foreground">{when}</dd>
        <dt>Questions</dt>
        <dd>
          {questions} at most, about {minutes} {minutes === 1 ? "minute" : "minutes"} on a phone, in {languages}{" "}
          languages
        </dd>
        {measures ? (
          <>
            <dt>Measures</dt>
            <dd>{measures}</dd>
          </>
        ) : null}
        <dt>Wait</dt>
        <dd>
          {delay ? `At the earliest ${delay} after, and the` : "The"} same person again after {quarantineDays} days;
          your sending tool keeps to it.
        </dd>
      </dl>
      <form action={action} className="mt-3 flex flex-wrap gap-2">
        <input type="hidden" name="template" value={id} />
        <SubmitButton variant="outline" aria-label={`Start with ${name}`}>
          Start with this
        </SubmitButton>
        <Button variant="ghost" aria-label={`Look at the page of ${name}`} onClick={onPreview}>
          Look at its page
        </Button>
      </form>
    </Section>
  );
}
