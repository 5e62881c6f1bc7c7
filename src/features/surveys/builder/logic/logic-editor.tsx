"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import type { Condition } from "@/domain/survey/condition";
import type { Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { placeName, ruleSentence } from "@/domain/survey/logic-words";
import { ConditionEditor } from "@/features/surveys/builder/logic/condition-editor";
import { startingTest, subjectsOf } from "@/features/surveys/builder/logic/condition-subjects";
import { addRule, putOtherwise, removeRule, rulesOf, swapRules } from "@/features/surveys/builder/logic/edit-rules";
import { RuleRow, TargetToken } from "@/features/surveys/builder/logic/rule-row";
import { useLogicWords } from "@/features/surveys/builder/logic/use-logic-words";
import { errorAt } from "@/features/surveys/builder/question/edit-text";
import type { SaidFault } from "@/platform/i18n/say-fault";
import type { Translator } from "@/platform/i18n/translator";
import { Button } from "@/ui/button";

/**
 * When a question is asked and what comes next, as sentences whose words can be chosen. Nothing impossible is offered:
 * conditions look at what was asked before, rules lead forward.
 */
export function LogicEditor({
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
  const words = useLogicWords();
  const id = useId();
  const [fresh, setFresh] = useState(-1);
  const [focus, setFocus] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (focus === null) return;
    document.getElementById(focus)?.focus();
    setFocus(null);
  }, [focus]);
  const question = definition.questions[index];
  if (!question) return null;
  const { rules, otherwise, never } = rulesOf(definition, question.id);
  const add = () => {
    const added = addRule(definition, index);
    if (!added) return;
    setFresh(added.at);
    onChange(added.definition);
  };
  const move = (place: number, by: -1 | 1) => {
    const [one, other] = [rules[place], rules[place + by]];
    if (!one || !other) return;
    setSaid(t("ruleAt", { n: place + by + 1, all: rules.length }));
    setFocus(`${id}-${place + by}-${by < 0 ? "up" : "down"}`);
    onChange(swapRules(definition, one.at, other.at));
  };
  const remove = (at: number) => {
    setSaid(t("removed"));
    setFocus(`${id}-add`);
    onChange(removeRule(definition, at));
  };
  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="mb-2 font-semibold">
        {t("title")}
      </h3>
      <ul className="divide-y divide-border border-border border-y">
        <ShowIfRow {...{ definition, index, locale, onChange }} error={errorAt(errors, `questions.${index}.showIf`)} />
        {rules.map((placed, place) => (
          <RuleRow
            key={placed.at}
            id={`${id}-${place}`}
            {...{ definition, index, locale, placed, place, onChange }}
            count={rules.length}
            fresh={placed.at === fresh}
            error={errorAt(errors, `logic.${placed.at}`)}
            onMove={(by) => move(place, by)}
            onRemove={() => remove(placed.at)}
          />
        ))}
        <li className="flex flex-wrap items-center gap-1.5 py-2.5">
          <span>{rules.length > 0 ? t("otherwise") : t("then")}</span>
          <TargetToken
            {...{ definition, index, locale }}
            go={otherwise?.rule.go ?? null}
            next={nextName(definition, index, locale, t)}
            onGo={(go) => onChange(putOtherwise(definition, question.id, go))}
          />
        </li>
        {never.map(({ rule, at }) => (
          <li key={at} className="flex flex-wrap items-center gap-1.5 py-2.5 text-muted-foreground">
            <span className="min-w-0 flex-1">
              {t("never", { rule: ruleSentence(definition, rule, locale, words) })}
            </span>
            <Button variant="ghost" size="sm" onClick={() => remove(at)}>
              {t("remove")}
            </Button>
          </li>
        ))}
        <li className="py-1.5">
          <Button id={`${id}-add`} variant="ghost" size="sm" onClick={add}>
            <Plus size={14} aria-hidden="true" />
            {t("addRule")}
          </Button>
        </li>
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  );
}

function ShowIfRow({
  definition,
  index,
  locale,
  error,
  onChange,
}: {
  definition: Definition;
  index: number;
  locale: Locale;
  error: string | undefined;
  onChange: (next: Definition) => void;
}) {
  const t = useTranslations("logic");
  const [fresh, setFresh] = useState(false);
  const when = definition.questions[index]?.showIf;
  const put = (next: Condition | null) =>
    onChange({
      ...definition,
      questions: definition.questions.map((question, at) => {
        if (at !== index) return question;
        const { showIf: _, ...always } = question;
        return next === null ? always : { ...always, showIf: next };
      }),
    });
  const begin = () => {
    const subjects = subjectsOf(definition, index, null, locale, t);
    // What was asked just before is what one mostly asks about.
    const subject = subjects.findLast(({ key }) => key.startsWith("q:")) ?? subjects[0];
    if (!subject) return;
    setFresh(true);
    put(startingTest(definition, subject.key));
  };
  return (
    <li className="flex flex-wrap items-center gap-1.5 py-2.5">
      {when ? (
        <>
          <span>{t("askOnlyIf")}</span>
          <ConditionEditor
            scope={{ definition, locale, end: index, own: null }}
            condition={when}
            fresh={fresh}
            onChange={put}
          />
        </>
      ) : (
        <>
          <span>{t("alwaysAsked")}</span>
          <Button variant="ghost" size="sm" onClick={begin}>
            {t("askItOnlyIf")}
          </Button>
        </>
      )}
      {error ? <p className="basis-full text-destructive text-xs">{error}</p> : null}
    </li>
  );
}

/** What comes next where no rule says otherwise. */
function nextName(definition: Definition, index: number, locale: Locale, t: Translator<"logic">): string {
  const next = definition.questions[index + 1];
  if (next) return t("nextQuestion", { place: placeName(definition, { question: next.id }, locale) });
  const [only, ...more] = definition.endings;
  return only && more.length === 0 ? placeName(definition, { ending: only.id }, locale) : t("fittingEnding");
}
