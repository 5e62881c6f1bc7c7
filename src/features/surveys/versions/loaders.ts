import "server-only";
import { withTenant } from "@/db/client";
import { listSeries } from "@/db/queries/list-series";
import type { Definition } from "@/domain/survey/definition";
import { kindWords } from "@/domain/survey/diff/value-words";
import { textIn } from "@/domain/survey/locale";
import { endingMark, ruleLines } from "@/domain/survey/logic-words";
import { plainWords } from "@/domain/survey/pipes";
import { publishedOf, requireRow } from "@/features/surveys/loaders";
import { describeChanges } from "@/features/surveys/versions/describe-changes";
import { describeSeries } from "@/features/surveys/versions/describe-series";
import { markDraft } from "@/features/surveys/versions/mark-draft";
import { reviewDraft } from "@/features/surveys/versions/review-draft";
import { requireWorkspace } from "@/platform/session";

/** What "Review and publish" says: what changes, what that does to the numbers, and what stands in the way. */
export async function loadReview(slug: string, id: string) {
  const { db, scope } = await requireWorkspace(slug, "survey.publish");
  const { row, published, known } = await withTenant(db, scope, async (tx) => {
    const row = await requireRow(tx, scope, id);
    return { row, published: await publishedOf(tx, scope, row), known: await listSeries(tx, scope, id) };
  });
  const { draft, name, status, publishedVersion } = row;
  const review = reviewDraft(draft, published?.definition ?? null, known);
  return {
    slug,
    id,
    name,
    status,
    publishedVersion,
    version: (publishedVersion ?? 0) + 1,
    read: markDraft(row),
    nothing: review.nothing,
    findings: review.lint.open.map(({ rule, path, what, why, mend, source, severity, wording }) => ({
      key: `${rule} ${path}`,
      what,
      why,
      source,
      mend: wording ? `Instead: “${wording}”` : mend,
      severity,
    })),
    changes: published ? describeChanges(published.definition, draft, review.changes) : null,
    series: describeSeries(draft, review.plan, published === null),
    outline: published ? null : outlineOf(draft),
  };
}

export type ReviewView = Awaited<ReturnType<typeof loadReview>>;

/** A whole survey in short: each question with its kind and its rules, then the endings. */
export function outlineOf(definition: Definition) {
  const { locale, brand, questions, endings } = definition;
  const say = (text: (typeof questions)[number]["title"]) => plainWords(textIn(text, locale, locale), brand.name);
  return {
    locale,
    questions: questions.map((question, at) => ({
      id: question.id,
      number: at + 1,
      title: say(question.title),
      kind: kindWords(question.kind),
      required: question.required,
      rules: ruleLines(definition, question.id, locale),
    })),
    endings: endings.map(({ id, title }, at) => ({ id, mark: endingMark(at), title: say(title) })),
  };
}

export type Outline = ReturnType<typeof outlineOf>;
