"use client";

import { useActionState } from "react";
import type { TemplateCard } from "@/features/surveys/templates/describe-template";
import { type FormState, IDLE } from "@/platform/form-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { TextLink } from "@/ui/text-link";

/** Ready surveys, each with what it asks and when to ask it; a press makes a draft and opens it. */
export function TemplateList({
  cards,
  newSurveyUrl,
  action,
}: {
  cards: readonly TemplateCard[];
  newSurveyUrl: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const [state, send] = useActionState(action, IDLE);
  return (
    <>
      <h1 className="font-medium font-voice text-verdict-small sm:text-verdict">Ready surveys</h1>
      <p className="mt-1 max-w-150 text-muted-foreground">
        Each becomes a draft that you can change; nobody sees it until you publish. For one question alone, with its
        “why”, take <TextLink href={newSurveyUrl}>NPS, CSAT or CES</TextLink>.
      </p>
      {state.message ? (
        <Notice tone="blocks" className="mt-4">
          {state.message}
        </Notice>
      ) : null}
      <div className="mt-8 grid gap-8 lg:grid-cols-2">
        {cards.map((card) => (
          <Section key={card.id} title={card.name} thin>
            <p className="mt-1">“{card.asks}”</p>
            <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-muted-foreground text-xs">
              <dt>When to ask</dt>
              <dd className="text-foreground">{card.when}</dd>
              <dt>Questions</dt>
              <dd>
                {card.questions} at most, about {card.minutes} {card.minutes === 1 ? "minute" : "minutes"} on a phone,
                in {card.languages} languages
              </dd>
              {card.measures ? (
                <>
                  <dt>Measures</dt>
                  <dd>{card.measures}</dd>
                </>
              ) : null}
              <dt>Wait</dt>
              <dd>
                {card.delay ? `At the earliest ${card.delay} after, and the` : "The"} same person again after{" "}
                {card.quarantineDays} days; your sending tool keeps to it.
              </dd>
            </dl>
            <form action={send} className="mt-3">
              <input type="hidden" name="template" value={card.id} />
              <SubmitButton variant="outline" aria-label={`Start with ${card.name}`}>
                Start with this
              </SubmitButton>
            </form>
          </Section>
        ))}
      </div>
    </>
  );
}
