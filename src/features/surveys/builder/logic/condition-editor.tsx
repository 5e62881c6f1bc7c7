"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Condition } from "@/domain/survey/condition";
import { startingTest, subjectsOf } from "@/features/surveys/builder/logic/condition-subjects";
import { TokenSelect } from "@/features/surveys/builder/logic/sentence-tokens";
import { type Scope, TestEditor } from "@/features/surveys/builder/logic/test-editor";
import { Button } from "@/ui/button";

/** The most tests in one condition that the document takes. */
const MOST_PARTS = 50;

/**
 * A condition as a clause: tests joined by one "and" or "or", and groups of them in brackets, one level deep. What lies
 * deeper stands as its sentence and is kept as it is.
 */
export function ConditionEditor({
  scope,
  condition,
  fresh = false,
  inner = false,
  kept = false,
  tail,
  onChange,
}: {
  scope: Scope;
  condition: Condition;
  /** It was just added: its first token takes the focus. */
  fresh?: boolean;
  /** A group in brackets. */
  inner?: boolean;
  /** The last test is not taken out here, as there is no sentence without it. */
  kept?: boolean;
  /** How the sentence goes on, before the buttons that add to it. */
  tail?: ReactNode;
  /** Null where nothing is left. */
  onChange: (next: Condition | null) => void;
}) {
  const t = useTranslations("logic");
  const [added, setAdded] = useState(-1);
  const { join, parts } = partsOf(condition);
  const put = (next: readonly Condition[], by: "all" | "any" = join) => onChange(joined(next, by, inner));
  const more = () => {
    setAdded(parts.length);
    const subjects = subjectsOf(scope.definition, scope.end, scope.own, scope.locale, t);
    return startingTest(scope.definition, (subjects[0] ?? { key: "link" }).key);
  };
  return (
    <>
      {parts.map((part, at) => (
        // Parts have no ids; they are moved by nothing but taking one out.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={at} className="inline-flex min-w-0 max-w-full flex-wrap items-center gap-1.5">
          {at === 0 ? null : (
            <TokenSelect
              label={t("andOr")}
              value={join}
              options={[
                { value: "all", label: t("and") },
                { value: "any", label: t("or") },
              ]}
              onValue={(next) => put(parts, next === "any" ? "any" : "all")}
            />
          )}
          {isGroup(part) && !inner ? (
            <>
              <span aria-hidden="true">(</span>
              <ConditionEditor
                inner
                scope={scope}
                condition={part}
                fresh={at === added}
                onChange={(next) => put(next === null ? parts.toSpliced(at, 1) : parts.with(at, next))}
              />
              <span aria-hidden="true">)</span>
            </>
          ) : (
            <TestEditor
              scope={scope}
              condition={part}
              fresh={at === added || (fresh && at === 0)}
              kept={kept && parts.length === 1}
              onChange={(next) => put(next === null ? parts.toSpliced(at, 1) : parts.with(at, next))}
            />
          )}
        </span>
      ))}
      {tail}
      {parts.length < MOST_PARTS ? (
        <span className="inline-flex items-center gap-1">
          <Button variant="ghost" size="sm" onClick={() => put([...parts, more()])}>
            <Plus size={14} aria-hidden="true" />
            {join === "any" && parts.length > 1 ? t("orMore") : t("andMore")}
          </Button>
          {inner || parts.length === 0 ? null : (
            <Button variant="ghost" size="sm" title={t("group")} onClick={() => put([...parts, groupOf(more(), join)])}>
              <Plus size={14} aria-hidden="true" />
              {join === "all" ? t("andGroup") : t("orGroup")}
            </Button>
          )}
        </span>
      ) : null}
    </>
  );
}

function partsOf(condition: Condition): { join: "all" | "any"; parts: readonly Condition[] } {
  if ("all" in condition) return { join: "all", parts: condition.all };
  if ("any" in condition) return { join: "any", parts: condition.any };
  return { join: "all", parts: [condition] };
}

function isGroup(condition: Condition): boolean {
  return "all" in condition || "any" in condition;
}

/** A group of one stays a group in brackets, so that it can still take a second; elsewhere it is that one. */
function joined(parts: readonly Condition[], by: "all" | "any", inner: boolean): Condition | null {
  const [first] = parts;
  if (!first) return null;
  if (parts.length === 1 && !inner && !isGroup(first)) return first;
  return by === "all" ? { all: [...parts] } : { any: [...parts] };
}

function groupOf(test: Condition, join: "all" | "any"): Condition {
  return join === "all" ? { any: [test] } : { all: [test] };
}
