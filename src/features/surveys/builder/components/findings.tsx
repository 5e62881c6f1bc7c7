"use client";

import { mendFinding } from "@/domain/survey/edit/mend-finding";
import type { Dismissal } from "@/domain/survey/lint/dismissal";
import type { Lint } from "@/domain/survey/lint/lint-survey";
import { isSamePlace, type Place, placeOf } from "@/features/surveys/builder/name-place";
import type { Builder } from "@/features/surveys/builder/use-builder";
import { SurveyLint } from "@/features/surveys/components/survey-lint";

/** What the linter found at a place (`null`: about the whole survey): mended by a press, or left with a reason. */
export function Findings({ builder, place }: { builder: Builder; place: Place | null }) {
  const { definition, settled, lint, acts } = builder;
  const here = ({ path }: { readonly path: string }) => {
    const found = placeOf(settled, path);
    return place === null ? found === null : found !== null && isSamePlace(found, place);
  };
  const shown: Lint = { open: lint.open.filter(here), dismissed: lint.dismissed.filter(here) };
  const dismiss = (kept: readonly Dismissal[]) => {
    const { dismissed = [], ...rest } = definition;
    const others = dismissed.filter((one) => !shown.dismissed.some((known) => isSame(known, one)));
    const next = [...others, ...kept];
    acts.change(next.length > 0 ? { ...rest, dismissed: next } : rest);
  };
  return (
    <SurveyLint
      lint={shown}
      elsewhere={[]}
      mendOf={(finding) => {
        const next = mendFinding(definition, finding);
        return next && (() => acts.change(next));
      }}
      onDismissed={dismiss}
    />
  );
}

function isSame(a: Pick<Dismissal, "rule" | "path">, b: Pick<Dismissal, "rule" | "path">): boolean {
  return a.rule === b.rule && a.path === b.path;
}
