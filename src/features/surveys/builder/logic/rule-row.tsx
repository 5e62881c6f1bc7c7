"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Definition, Rule } from "@/domain/survey/definition";
import type { Locale } from "@/domain/survey/locale";
import { placeName, ruleSentence } from "@/domain/survey/logic-words";
import { ConditionEditor } from "@/features/surveys/builder/logic/condition-editor";
import { type PlacedRule, putRule } from "@/features/surveys/builder/logic/edit-rules";
import { TokenSelect } from "@/features/surveys/builder/logic/sentence-tokens";
import { useLogicWords } from "@/features/surveys/builder/logic/use-logic-words";
import { Button } from "@/ui/button";

/** One rule as a sentence: "If the answer is at most 6, go to 2 · What went wrong?". */
export function RuleRow({
  id,
  definition,
  index,
  locale,
  placed,
  place,
  count,
  fresh,
  error,
  onChange,
  onMove,
  onRemove,
}: {
  /** Begins the ids of its buttons, so that the focus can follow a moved rule. */
  id: string;
  definition: Definition;
  /** The question's place. */
  index: number;
  locale: Locale;
  placed: PlacedRule;
  /** Its place among the rules of the question, and how many they are. */
  place: number;
  count: number;
  fresh: boolean;
  error: string | undefined;
  onChange: (next: Definition) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("logic");
  const { at, rule } = placed;
  const sentence = ruleSentence(definition, rule, locale, useLogicWords());
  const scope = { definition, locale, end: index + 1, own: rule.after };
  return (
    <li className="flex items-start gap-2 py-2.5">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would break the sentence into blocks */}
      <div role="group" aria-label={sentence} className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
        <span>{t("if")}</span>
        {rule.when ? (
          <ConditionEditor
            kept
            scope={scope}
            condition={rule.when}
            fresh={fresh}
            tail={
              <TargetToken
                definition={definition}
                index={index}
                locale={locale}
                go={rule.go}
                onGo={(go) => (go ? onChange(putRule(definition, at, { go })) : undefined)}
              />
            }
            onChange={(when) => (when === null ? onRemove() : onChange(putRule(definition, at, { when })))}
          />
        ) : null}
        {error ? <p className="basis-full text-destructive text-xs">{error}</p> : null}
      </div>
      <div className="flex shrink-0">
        <Button
          id={`${id}-up`}
          variant="ghost"
          size="icon-sm"
          aria-label={t("upOf", { what: sentence })}
          title={t("up")}
          aria-disabled={place === 0}
          onClick={() => (place === 0 ? undefined : onMove(-1))}
        >
          <ArrowUp size={14} aria-hidden="true" />
        </Button>
        <Button
          id={`${id}-down`}
          variant="ghost"
          size="icon-sm"
          aria-label={t("downOf", { what: sentence })}
          title={t("down")}
          aria-disabled={place === count - 1}
          onClick={() => (place === count - 1 ? undefined : onMove(1))}
        >
          <ArrowDown size={14} aria-hidden="true" />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={t("removeOf", { what: sentence })}
          title={t("remove")}
          onClick={onRemove}
        >
          <Trash2 size={14} aria-hidden="true" />
        </Button>
      </div>
    </li>
  );
}

/** Where a rule leads: later questions and endings, nothing before it. With `next`, also simply on. */
export function TargetToken({
  definition,
  index,
  locale,
  go,
  next,
  onGo,
}: {
  definition: Definition;
  index: number;
  locale: Locale;
  go: Rule["go"] | null;
  /** What "simply on" is called, where that can be chosen. */
  next?: string;
  onGo: (go: Rule["go"] | null) => void;
}) {
  const t = useTranslations("logic");
  const later = definition.questions.slice(index + 1).map(({ id }) => ({ question: id }));
  const endings = definition.endings.map(({ id }) => ({ ending: id }));
  const option = (to: Rule["go"]) => ({ value: keyOf(to), label: placeName(definition, to, locale) });
  return (
    <span className="inline-flex min-w-0 max-w-full flex-wrap items-center gap-1.5">
      <span>{(go ? "ending" in go : later.length === 0) ? t("endWith") : t("goTo")}</span>
      <TokenSelect
        label={t("where")}
        value={go ? keyOf(go) : ""}
        options={next === undefined ? [] : [{ value: "", label: next }]}
        groups={[
          { label: t("questions"), options: later.map(option) },
          { label: t("endings"), options: endings.map(option) },
        ]}
        onValue={(value) => onGo([...later, ...endings].find((to) => keyOf(to) === value) ?? null)}
      />
    </span>
  );
}

function keyOf(go: Rule["go"]): string {
  return "ending" in go ? `e:${go.ending}` : `q:${go.question}`;
}
