"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { TemplateEntry } from "@/features/surveys/templates/components/template-entry";
import { TemplatePreview } from "@/features/surveys/templates/components/template-preview";
import type { TemplateCard } from "@/features/surveys/templates/describe-template";
import type { loadTemplates } from "@/features/surveys/templates/loaders";
import { type FormState, IDLE } from "@/platform/form-state";
import { Badge } from "@/ui/badge";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { TextLink } from "@/ui/text-link";

type Loaded = Awaited<ReturnType<typeof loadTemplates>>;
type Change = (state: FormState, form: FormData) => Promise<FormState>;

/** Ready surveys and one's own, found by what one wants to know; a press makes a draft and opens it. */
export function TemplateList({ view, start, duplicate }: { view: Loaded; start: Change; duplicate: Change }) {
  const t = useTranslations("templates");
  const status = useTranslations("surveyBar.status");
  const { slug, cards, own, languages, previewUrl } = view;
  const [wish, setWish] = useState("");
  const [shown, setShown] = useState<TemplateCard | null>(null);
  const [started, send] = useActionState(start, IDLE);
  const [copied, copy] = useActionState(duplicate, IDLE);
  const words = wish.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => text.includes(word));
  const ready = cards.filter(({ search }) => fits(search));
  const mine = own.filter(({ name }) => fits(name.toLowerCase()));
  const message = started.message ?? copied.message;
  return (
    <>
      <h1 className="font-medium font-voice text-verdict-small sm:text-verdict">{t("page")}</h1>
      <p className="mt-1 max-w-150 text-muted-foreground">
        {t.rich("lead", { link: (words) => <TextLink href={`/w/${slug}/surveys/import`}>{words}</TextLink> })}
      </p>
      {message ? (
        <Notice tone="blocks" className="mt-4">
          {message}
        </Notice>
      ) : null}
      <Field label={t("wish")} className="mt-5 max-w-sm">
        {(control) => (
          <Input
            {...control}
            type="search"
            value={wish}
            placeholder={t("example")}
            onChange={(event) => setWish(event.target.value)}
          />
        )}
      </Field>
      <p aria-live="polite" className="mt-2 text-muted-foreground text-xs">
        {words.length === 0
          ? t("count", { n: cards.length })
          : ready.length + mine.length === 0
            ? t("none")
            : t("found", { n: ready.length + mine.length })}
      </p>
      <div className="mt-6 grid gap-8 lg:grid-cols-2">
        {ready.map((card) => (
          <TemplateEntry key={card.id} card={card} action={send} onPreview={() => setShown(card)} />
        ))}
      </div>
      {mine.length > 0 ? (
        <Section title={t("own.title")} dek={t("own.dek")} className="mt-10">
          <ul className="mt-1">
            {mine.map((survey) => (
              <li
                key={survey.id}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-border border-b py-2 last:border-0"
              >
                <bdi dir="auto" className="min-w-0 flex-1 basis-48 font-medium wrap-anywhere">
                  {survey.name}
                </bdi>
                <span className="text-muted-foreground text-xs">{t("own.questions", { n: survey.questions })}</span>
                <Badge tone={survey.status === "live" ? "live" : "plain"}>{status(survey.status)}</Badge>
                <form action={copy}>
                  <input type="hidden" name="survey" value={survey.id} />
                  <SubmitButton variant="quiet" size="sm" aria-label={t("own.startFrom", { name: survey.name })}>
                    {t("own.start")}
                  </SubmitButton>
                </form>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {shown ? (
        <TemplatePreview
          card={shown}
          languages={languages}
          url={`${previewUrl}&template=${shown.id}`}
          action={send}
          onClose={() => setShown(null)}
        />
      ) : null}
    </>
  );
}
