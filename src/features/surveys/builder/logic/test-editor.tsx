"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Condition, Test } from "@/domain/survey/condition";
import { conditionWords } from "@/domain/survey/condition-words";
import type { Definition } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import {
  LANGUAGE,
  type OperatorChoice,
  operatorsOf,
  startingTest,
  subjectsOf,
  testWith,
} from "@/features/surveys/builder/logic/condition-subjects";
import { type ReadTest, readTest } from "@/features/surveys/builder/logic/read-test";
import { TokenInput, TokenSelect } from "@/features/surveys/builder/logic/sentence-tokens";
import { useLogicWords } from "@/features/surveys/builder/logic/use-logic-words";
import { ValueTokens } from "@/features/surveys/builder/logic/value-tokens";
import type { Translator } from "@/platform/i18n/translator";
import { Button } from "@/ui/button";

/** What conditions of one sentence may look at, and in which words. */
export interface Scope {
  readonly definition: Definition;
  readonly locale: Locale;
  /** Questions before this place can be looked at. */
  readonly end: number;
  /** The question whose answer is "the answer"; null where the sentence stands before it. */
  readonly own: string | null;
}

/** One test as tokens; what the editor would not offer stands as its sentence and is kept. */
export function TestEditor({
  scope,
  condition,
  fresh,
  kept,
  onChange,
}: {
  scope: Scope;
  condition: Condition;
  /** It was just added: its first token takes the focus. */
  fresh: boolean;
  /** It is not taken out here. */
  kept: boolean;
  /** Null takes the test out. */
  onChange: (next: Condition | null) => void;
}) {
  const t = useTranslations("logic");
  const logic = useLogicWords();
  const { definition, locale, own } = scope;
  const read = readTest(definition, condition);
  const words = conditionWords(definition, condition, {
    locale,
    words: logic,
    ...(own === null ? {} : { about: own }),
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would break the sentence into blocks
    <span role="group" aria-label={words} className="inline-flex min-w-0 max-w-full flex-wrap items-center gap-1.5">
      {read ? <Tokens scope={scope} read={read} fresh={fresh} onChange={onChange} /> : <span>{words}</span>}
      {kept ? null : (
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("removeOf", { what: words })}
          title={t("remove")}
          onClick={() => onChange(null)}
        >
          <X size={14} aria-hidden="true" />
        </Button>
      )}
    </span>
  );
}

function Tokens({
  scope: { definition, locale, end, own },
  read,
  fresh,
  onChange,
}: {
  scope: Scope;
  read: ReadTest;
  fresh: boolean;
  onChange: (next: Condition) => void;
}) {
  const t = useTranslations("logic");
  const { key, op, test } = read;
  const offered = subjectsOf(definition, end, own, locale, t);
  const known = offered.some((subject) => subject.key === key);
  const subjects = key !== LANGUAGE || known ? offered : [...offered, { key: LANGUAGE, label: t("subjects.language") }];
  const negated = op === "not includes" || op === "not contains";
  const put = (next: Test) => onChange(negated ? { not: next } : next);
  const date = definition.questions.some((question) => question.kind === "date" && key === `q:${question.id}`);
  return (
    <>
      {"attribute" in test ? <AttributeToken test={test} onTest={put} /> : null}
      <TokenSelect
        label={t("looked")}
        autoFocus={fresh}
        value={key}
        options={subjects.map((subject) => ({ value: subject.key, label: subject.label }))}
        onValue={(next) => onChange(startingTest(definition, next))}
      />
      <TokenSelect
        label={t("compares")}
        value={op}
        options={operatorsOf(definition, key).map((value) => ({ value, label: saidAs(value, date, t) }))}
        onValue={(next) => {
          const chosen = operatorsOf(definition, key).find((one) => one === next);
          if (chosen) onChange(testWith(definition, key, chosen, test));
        }}
      />
      <ValueTokens definition={definition} read={read} locale={locale} onTest={put} />
    </>
  );
}

function AttributeToken({
  test,
  onTest,
}: {
  test: Extract<Test, { attribute: string }>;
  onTest: (test: Test) => void;
}) {
  const t = useTranslations("logic");
  return (
    <TokenInput
      label={t("linkName")}
      dir="ltr"
      className="min-w-16"
      value={test.attribute}
      maxLength={64}
      aria-invalid={test.attribute === "" ? true : undefined}
      onChange={(event) => onTest({ ...test, attribute: event.target.value.trim() })}
    />
  );
}

function saidAs(op: OperatorChoice, date: boolean, t: Translator<"logic">): string {
  if (date && op === "at_least") return t("ops.after");
  if (date && op === "at_most") return t("ops.before");
  return t(`ops.${op}`);
}
