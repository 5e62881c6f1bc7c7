"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Question } from "@/domain/survey/definition";
import { textIn } from "@/domain/survey/locale";
import { ConditionEditor } from "@/features/surveys/builder/logic/condition-editor";
import { startingTest, subjectsOf } from "@/features/surveys/builder/logic/condition-subjects";
import { HelpField } from "@/features/surveys/builder/question/help-field";
import { TextField, type Writing } from "@/features/surveys/builder/question/text-field";
import { Button } from "@/ui/button";

const MOST = 20;

/** Other wordings of one question: "ask it in other words when …". The first whose condition holds is what people read. */
export function VariantList({
  question,
  writing,
  index,
  insert,
  onChange,
}: {
  question: Question;
  writing: Writing;
  index: number;
  insert: Parameters<typeof TextField>[0]["insert"];
  onChange: (next: Question) => void;
}) {
  const t = useTranslations("builder.variants");
  const { definition } = writing;
  const path = `questions.${index}.variants`;
  const variants = question.variants ?? [];
  const [subject] = subjectsOf(definition, index, null, writing.locale, null);
  const first = subject ? startingTest(definition, subject.key) : null;
  const put = (next: NonNullable<Question["variants"]>) => {
    const { variants: _, ...rest } = question;
    onChange(next.length === 0 ? rest : { ...rest, variants: next });
  };
  const change = (at: number, part: Partial<(typeof variants)[number]>) =>
    put(variants.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const remove = (at: number) => put(variants.filter((_, place) => place !== at));
  const add =
    first && variants.length < MOST ? (
      <Button
        variant="link"
        size="inline"
        className="justify-self-start"
        onClick={() =>
          put([
            ...variants,
            {
              when: first,
              title: { [definition.locale]: textIn(question.title, definition.locale, definition.locale) },
            },
          ])
        }
      >
        {t("add")}
      </Button>
    ) : null;
  if (variants.length === 0) return add;

  return (
    <section aria-label={t("title")} className="mt-1 grid w-full gap-3">
      <h3 className="font-semibold">{t("title")}</h3>
      {variants.map((variant, at) => (
        // A wording has no id; nothing in it keeps a state of its own beyond its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <fieldset key={at} className="grid min-w-0 gap-2 border-border border-s-2 ps-3">
          <legend className="sr-only">{t("wording", { n: at + 1 })}</legend>
          <div className="flex items-start gap-2">
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
              <span>{t("when")}</span>
              <ConditionEditor
                scope={{ definition, end: index, own: null, locale: writing.locale }}
                condition={variant.when}
                onChange={(when) => (when === null ? remove(at) : change(at, { when }))}
              />
            </div>
            <Button variant="ghost" size="icon" aria-label={t("remove", { n: at + 1 })} onClick={() => remove(at)}>
              <X size={16} aria-hidden="true" />
            </Button>
          </div>
          <TextField
            writing={writing}
            path={`${path}.${at}.title`}
            text={variant.title}
            label={<span className="sr-only">{t("wording", { n: at + 1 })}</span>}
            lines={2}
            insert={insert}
            onText={(title) => change(at, { title })}
          />
          <HelpField
            text={variant.help}
            writing={writing}
            path={`${path}.${at}.help`}
            insert={insert}
            onText={(help) => {
              const { help: _, ...rest } = variant;
              put(variants.with(at, help === undefined ? rest : { ...rest, help }));
            }}
          />
        </fieldset>
      ))}
      {add}
    </section>
  );
}
