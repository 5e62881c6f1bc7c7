import type { Definition } from "@/domain/survey/definition";
import { agreeDisagree } from "@/domain/survey/lint/agree-disagree";
import { doubleBarrelled } from "@/domain/survey/lint/double-barrelled";
import { doubleNegative } from "@/domain/survey/lint/double-negative";
import type { Finding, LintContext, LintRule, Severity } from "@/domain/survey/lint/finding";
import { leading } from "@/domain/survey/lint/leading";
import { lowContrast } from "@/domain/survey/lint/low-contrast";
import { manyWords } from "@/domain/survey/lint/many-words";
import { missingNa } from "@/domain/survey/lint/missing-na";
import { missingTranslations } from "@/domain/survey/lint/missing-translations";
import { oldTranslations } from "@/domain/survey/lint/old-translations";
import { outsideLink } from "@/domain/survey/lint/outside-link";
import { scaleChanged } from "@/domain/survey/lint/scale-changed";
import { tooLong } from "@/domain/survey/lint/too-long";
import { twoQuestions } from "@/domain/survey/lint/two-questions";
import { unfinishedCondition } from "@/domain/survey/lint/unfinished-condition";
import { unreachable } from "@/domain/survey/lint/unreachable";
import { wideGrid } from "@/domain/survey/lint/wide-grid";
import { wordsAt } from "@/domain/survey/words-at";

/** All rules; within a severity, those that spoil most come first. */
export const RULES: readonly LintRule[] = [
  unreachable,
  unfinishedCondition,
  oldTranslations,
  doubleBarrelled,
  leading,
  doubleNegative,
  twoQuestions,
  agreeDisagree,
  missingNa,
  missingTranslations,
  manyWords,
  wideGrid,
  tooLong,
  scaleChanged,
  lowContrast,
  outsideLink,
];

export interface Lint {
  /** Ranked: what blocks, what to consider, what to know. */
  readonly open: readonly Finding[];
  /** What the author left, with the reason; never forgotten. */
  readonly dismissed: readonly (Finding & { readonly reason: string })[];
}

/** Looks a survey over. Pure and total for parsed documents, quick enough for every key. */
export function lintSurvey(definition: Definition, context: LintContext): Lint {
  const readable = RULES.filter(({ reads }) => reads === undefined || reads.includes(definition.locale));
  const findings = readable
    .flatMap((rule) =>
      rule.find(definition, context).map(
        (found): Finding => ({
          ...found,
          rule: rule.id,
          about: wordsAt(definition, found.path),
          severity: found.severity ?? rule.severity,
        }),
      ),
    )
    .sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  // What blocks cannot be waved away: a reason does not make it work.
  const left = (finding: Finding) => (finding.severity === "blocks" ? undefined : reasonFor(definition, finding));
  return {
    open: findings.filter((finding) => left(finding) === undefined).map((finding) => withLapsed(definition, finding)),
    dismissed: findings.flatMap((finding) => {
      const reason = left(finding);
      return reason === undefined ? [] : [{ ...finding, reason }];
    }),
  };
}

const RANK: Readonly<Record<Severity, number>> = { blocks: 0, consider: 1, know: 2 };

function reasonFor({ dismissed = [] }: Definition, { rule, path, about }: Finding): string | undefined {
  return dismissed.find((one) => one.rule === rule && one.path === path && one.about === about)?.reason;
}

function withLapsed({ dismissed = [] }: Definition, finding: Finding): Finding {
  if (finding.severity === "blocks") return finding;
  const lapsed = dismissed.findLast(({ rule, path }) => rule === finding.rule && path === finding.path)?.reason;
  return lapsed === undefined ? finding : { ...finding, lapsed };
}
