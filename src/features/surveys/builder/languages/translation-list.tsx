"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { Definition } from "@/domain/survey/definition";
import { directionOf, type Locale, TEXT_LIMIT } from "@/domain/survey/locale";
import { pipesIn } from "@/domain/survey/pipes";
import { missingIn, type TextPlace, textsOf, withTextAt } from "@/domain/survey/texts";
import { pageWords } from "@/domain/survey/words";
import { nameText } from "@/features/surveys/builder/languages/name-text";
import type { Translator } from "@/platform/i18n/translator";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Textarea } from "@/ui/textarea";

/** All texts of a survey in one language, question by question, each beside its words in the survey's own. */
export function TranslationList({
  definition,
  locale,
  old,
  onChange,
}: {
  definition: Definition;
  locale: Locale;
  /** Places whose words were rewritten in the survey's own language since they were translated. */
  old: ReadonlySet<string>;
  onChange: (next: Definition) => void;
}) {
  const t = useTranslations("builder");
  const own = definition.locale;
  // Which were missing when the filter was set: a text must not go away under the hands of who writes it.
  const [only, setOnly] = useState<ReadonlySet<string> | null>(null);
  const places = textsOf(definition).filter(({ path }) => only === null || only.has(path));
  const groups = groupsOf(definition, places, t);
  return (
    <div className="grid gap-5">
      {locale === own ? null : (
        <Checkbox
          label={t("languages.only")}
          checked={only !== null}
          onChange={(event) =>
            setOnly(
              event.target.checked ? new Set([...missingIn(definition, locale).map(({ path }) => path), ...old]) : null,
            )
          }
        />
      )}
      {groups.map((group) => (
        <fieldset key={group.name} className="grid min-w-0 gap-3 border-border border-t pt-3">
          <legend className="float-left font-medium text-muted-foreground text-xs">{group.name}</legend>
          {group.places.map((place) => (
            <Translation
              key={place.path}
              place={place}
              definition={definition}
              locale={locale}
              old={old.has(place.path)}
              onChange={onChange}
            />
          ))}
        </fieldset>
      ))}
      {places.length === 0 ? <p className="text-muted-foreground">{t("languages.nothing")}</p> : null}
    </div>
  );
}

function Translation({
  place,
  definition,
  locale,
  old,
  onChange,
}: {
  place: TextPlace;
  definition: Definition;
  locale: Locale;
  old: boolean;
  onChange: (next: Definition) => void;
}) {
  const t = useTranslations("builder");
  const own = definition.locale;
  const appLocale = useLocale();
  const source = place.text[own] ?? "";
  const words = place.text[locale] ?? "";
  const missing = words.trim() === "";
  const lost = missing
    ? []
    : pipesIn(source).filter(
        (pipe) => !pipesIn(words).some((one) => one.source === pipe.source && one.name === pipe.name),
      );
  return (
    <div className="clear-both grid gap-x-6 gap-y-1 sm:grid-cols-2">
      {locale === own ? null : (
        <div className="min-w-0 sm:pt-6">
          <bdi lang={own} dir={directionOf(own)} className="block whitespace-pre-wrap">
            {source}
          </bdi>
        </div>
      )}
      <Field
        label={
          <>
            {nameText(definition, place, t)}
            {missing && locale !== own ? (
              <span className="ms-2 font-normal text-destructive text-xs">{t("languages.lacking")}</span>
            ) : null}
            {old ? <span className="ms-2 font-normal text-worse text-xs">{t("languages.before")}</span> : null}
          </>
        }
        className={locale === own ? "sm:col-span-2" : undefined}
        error={missing && locale === own ? t("languages.ownLacking") : undefined}
        hint={
          lost.length > 0
            ? t("languages.pipes", {
                pipes: new Intl.ListFormat(appLocale).format(lost.map((pipe) => pipe.written)),
                language: pageWords(own).language,
              })
            : undefined
        }
      >
        {(control) => (
          <Textarea
            {...control}
            rows={1}
            className="min-h-9 pointer-coarse:min-h-11"
            lang={locale}
            dir={directionOf(locale)}
            maxLength={TEXT_LIMIT}
            value={words}
            onChange={(event) => onChange(withTextAt(definition, place.path, locale, event.target.value))}
          />
        )}
      </Field>
    </div>
  );
}

function groupsOf(
  definition: Definition,
  places: readonly TextPlace[],
  t: Translator<"builder">,
): { name: string; places: TextPlace[] }[] {
  const groups: { name: string; places: TextPlace[] }[] = [];
  for (const place of places) {
    const index = place.question ? definition.questions.indexOf(place.question) : -1;
    const name = index < 0 ? t("languages.after") : t("places.question", { mark: String(index + 1) });
    const last = groups.at(-1);
    if (last?.name === name) last.places.push(place);
    else groups.push({ name, places: [place] });
  }
  return groups;
}
