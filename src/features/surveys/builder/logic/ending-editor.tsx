"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Condition } from "@/domain/survey/condition";
import type { Definition, Ending } from "@/domain/survey/definition";
import { LOCALES, type Locale } from "@/domain/survey/locale";
import { rulesToEnding } from "@/domain/survey/logic-words";
import { reviewSiteOf } from "@/domain/survey/review-sites";
import { ConditionEditor } from "@/features/surveys/builder/logic/condition-editor";
import { startingTest, subjectsOf } from "@/features/surveys/builder/logic/condition-subjects";
import { EveryEndingLink } from "@/features/surveys/builder/logic/every-ending-link";
import { LinkFields } from "@/features/surveys/builder/logic/link-fields";
import { GO_ON, inLanguages, WRITE_REVIEW } from "@/features/surveys/builder/logic/link-words";
import { errorAt } from "@/features/surveys/builder/question/edit-text";
import { InsertValue } from "@/features/surveys/builder/question/insert-value";
import { TextField } from "@/features/surveys/builder/question/text-field";
import type { SaidFault } from "@/platform/i18n/say-fault";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";

/** One ending: what it says, for whom, and where it leads. */
export function EndingEditor({
  definition,
  index,
  locale,
  errors,
  onChange,
}: {
  definition: Definition;
  index: number;
  locale: Locale;
  /** Of `parseDefinition`, with paths of the whole document. */
  errors: readonly SaidFault[];
  onChange: (next: Definition) => void;
}) {
  const t = useTranslations("logic");
  const ending = definition.endings[index];
  if (!ending) return null;
  const writing = { definition, locale, errors };
  const path = `endings.${index}`;
  const put = (next: Ending) =>
    onChange({ ...definition, endings: definition.endings.map((one, at) => (at === index ? next : one)) });
  const insert = (write: (written: string) => void) => (
    <InsertValue definition={definition} before={definition.questions.length} locale={locale} onInsert={write} />
  );
  return (
    <div className="grid gap-6">
      <section aria-label={t("ending.says")} className="grid gap-4">
        <TextField
          voice
          writing={writing}
          path={`${path}.title`}
          text={ending.title}
          label={t("ending.says")}
          insert={insert}
          onText={(title) => put({ ...ending, title })}
        />
        <TextField
          writing={writing}
          path={`${path}.body`}
          text={ending.body}
          label={t("ending.more")}
          lines={2}
          insert={insert}
          onText={(body) => {
            const { body: _, ...rest } = ending;
            put(Object.values(body).every((words) => words === "") ? rest : { ...ending, body });
          }}
        />
      </section>
      <ForWhom {...{ definition, index, locale, ending }} error={errorAt(errors, `${path}.when`)} onEnding={put} />
      <section aria-label={t("ending.leads")} className="grid gap-2">
        <h3 className="font-semibold">{t("ending.leads")}</h3>
        {ending.link ? (
          <OwnLink writing={writing} path={`${path}.link`} ending={ending} onEnding={put} onChange={onChange} />
        ) : (
          <>
            <p className="text-muted-foreground">{t("ending.nowhere")}</p>
            <Button
              size="sm"
              className="justify-self-start"
              onClick={() =>
                put({ ...ending, link: { url: "https://", label: inLanguages(GO_ON, definition.locales) } })
              }
            >
              {t("ending.addLink")}
            </Button>
          </>
        )}
      </section>
      <EveryEndingLink writing={writing} onChange={onChange} />
    </div>
  );
}

/** Who comes to the ending: by its own condition, by rules, or everybody who is left. */
function ForWhom({
  definition,
  index,
  locale,
  ending,
  error,
  onEnding,
}: {
  definition: Definition;
  index: number;
  locale: Locale;
  ending: Ending;
  error: string | undefined;
  onEnding: (next: Ending) => void;
}) {
  const t = useTranslations("logic");
  const [fresh, setFresh] = useState(false);
  const last = index === definition.endings.length - 1;
  const ruled = rulesToEnding(definition, ending.id);
  const put = (when: Condition | null) => {
    const { when: _, ...always } = ending;
    onEnding(when === null ? always : { ...always, when });
  };
  const begin = () => {
    const [subject] = subjectsOf(definition, definition.questions.length, null, locale, t);
    if (!subject) return;
    setFresh(true);
    put(startingTest(definition, subject.key));
  };
  return (
    <section aria-label={t("ending.who")} className="grid gap-1">
      <h3 className="font-semibold">{t("ending.who")}</h3>
      <div className="flex flex-wrap items-center gap-1.5 border-border border-y py-2.5">
        {ending.when ? (
          <>
            <span>{index === 0 ? t("ending.firstIf") : t("ending.restIf")}</span>
            <ConditionEditor
              scope={{ definition, locale, end: definition.questions.length, own: null }}
              condition={ending.when}
              fresh={fresh}
              onChange={put}
            />
          </>
        ) : last ? (
          <span>{index === 0 ? t("ending.everybody") : t("ending.everybodyLeft")}</span>
        ) : (
          <>
            <span>{t("ending.everybodyHere")}</span>
            <Button variant="ghost" size="sm" onClick={begin}>
              {t("ending.onlyIf")}
            </Button>
          </>
        )}
        {error ? <p className="basis-full text-destructive text-xs">{error}</p> : null}
      </div>
      {ruled.length > 0 ? (
        <p className="text-muted-foreground text-xs">
          {t("ending.rules", { n: ruled.length, list: ruled.join(t("words.comma")) })}
        </p>
      ) : null}
    </section>
  );
}

function OwnLink({
  writing,
  path,
  ending,
  onEnding,
  onChange,
}: {
  writing: { definition: Definition; locale: Locale; errors: readonly SaidFault[] };
  path: string;
  ending: Ending;
  onEnding: (next: Ending) => void;
  onChange: (next: Definition) => void;
}) {
  const t = useTranslations("logic");
  const { definition, errors } = writing;
  const { link } = ending;
  if (!link) return null;
  const { link: _, ...without } = ending;
  const gated = reviewSiteOf(link.url) !== null && errorAt(errors, `${path}.url`) !== undefined;
  const forAll = () => {
    const { url } = link;
    // Words that nobody wrote give way to what the link is now.
    const written = LOCALES.some((one) => link.label[one] !== undefined && link.label[one] !== GO_ON[one]);
    const label = written ? link.label : inLanguages(WRITE_REVIEW, definition.locales);
    const endings = definition.endings.map((one) => (one.id === ending.id ? without : one));
    onChange({ ...definition, endings, link: { url, label } });
  };
  const wrong = errorAt(errors, `${path}.follow`);
  return (
    <LinkFields
      writing={writing}
      path={path}
      link={link}
      onLink={(next) => onEnding(next ? { ...ending, link: next } : without)}
    >
      {gated && !definition.link ? (
        <Button size="sm" variant="primary" className="justify-self-start" onClick={forAll}>
          {t("ending.offerAll")}
        </Button>
      ) : null}
      <Checkbox
        label={t("ending.follow")}
        note={t("ending.followNote")}
        checked={link.follow === true}
        aria-invalid={wrong ? true : undefined}
        onChange={(event) => {
          const { follow: __, ...rest } = link;
          onEnding({ ...ending, link: event.target.checked ? { ...rest, follow: true } : rest });
        }}
      />
      {wrong ? <p className="text-destructive text-xs">{wrong}</p> : null}
    </LinkFields>
  );
}
