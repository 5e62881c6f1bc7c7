"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Definition } from "@/domain/survey/definition";
import { REVIEW_GATING_SOURCES } from "@/domain/survey/review-sites";
import { LinkFields } from "@/features/surveys/builder/logic/link-fields";
import { inLanguages, WRITE_REVIEW } from "@/features/surveys/builder/logic/link-words";
import type { Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";

/** The link that stands on every ending alike: to a review site, a shop, a community. */
export function EveryEndingLink({ writing, onChange }: { writing: Writing; onChange: (next: Definition) => void }) {
  const t = useTranslations("logic");
  const id = useId();
  const { definition } = writing;
  const { link } = definition;
  const put = (next: Definition["link"] | null) => {
    const { link: _, ...rest } = definition;
    onChange(next ? { ...rest, link: next } : rest);
  };
  return (
    <section aria-labelledby={id} className="grid gap-2">
      <h3 id={id} className="font-semibold">
        {t("every.title")}
      </h3>
      <p className="text-muted-foreground">
        {t.rich("every.text", {
          sources: () =>
            REVIEW_GATING_SOURCES.map(({ name, url, by }, at) => (
              <span key={url}>
                {at === 0 ? "" : ` ${t("and")} `}
                <a className="text-primary underline" href={url} title={name} target="_blank" rel="noreferrer">
                  {by}
                </a>
              </span>
            )),
        })}
      </p>
      {link ? (
        <LinkFields writing={writing} path="link" link={link} onLink={put} />
      ) : (
        <Button
          size="sm"
          className="justify-self-start"
          onClick={() => put({ url: "https://", label: inLanguages(WRITE_REVIEW, definition.locales) })}
        >
          {t("every.add")}
        </Button>
      )}
    </section>
  );
}
