import { sayInstant } from "@/platform/i18n/say-days";
import "server-only";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { countVersionAnswers } from "@/db/queries/count-version-answers";
import { findSurveyVersion } from "@/db/queries/find-survey";
import { listSeries } from "@/db/queries/list-series";
import { listSurveyVersions } from "@/db/queries/list-survey-versions";
import { namePublishers } from "@/db/queries/name-publishers";
import { diffSurveys } from "@/domain/survey/diff/diff-surveys";
import { placeName, placeOf } from "@/features/surveys/builder/name-place";
import { publishedOf, requireRow } from "@/features/surveys/loaders";
import { sayFinding } from "@/features/surveys/say-finding";
import { sayChanges, sayLogic } from "@/features/surveys/say-logic";
import { type ChangeSayings, describeChanges } from "@/features/surveys/versions/describe-changes";
import { describeSeries } from "@/features/surveys/versions/describe-series";
import { describeVersion } from "@/features/surveys/versions/describe-version";
import { markDraft } from "@/features/surveys/versions/mark-draft";
import { outlineOf } from "@/features/surveys/versions/outline-survey";
import { reviewDraft } from "@/features/surveys/versions/review-draft";
import { describeError } from "@/platform/logger";
import { can } from "@/platform/roles";
import { runtime } from "@/platform/runtime";
import { requireWorkspace, type SignedInAccess } from "@/platform/session";
import { surveyLinks } from "@/platform/survey-places";

/** What "Review and publish" says: what changes, what that does to the numbers, and what stands in the way. */
export async function loadReview(slug: string, id: string) {
  const { db, scope, workspace, role } = await requireWorkspace(slug, "survey.publish");
  const { row, published, known } = await withTenant(db, scope, async (tx) => {
    const row = await requireRow(tx, scope, id);
    return { row, published: await publishedOf(tx, scope, row), known: await listSeries(tx, scope, id) };
  });
  const { draft, name, status, publishedVersion } = row;
  const words = await loadWords();
  const lintWords = await getTranslations("lint");
  const findings = await getTranslations("findings");
  const bands = await getTranslations("newSurvey");
  const places = await getTranslations("builder");
  const review = reviewDraft(draft, published?.definition ?? null, known, workspace.allowedHosts, words.changes);
  return {
    slug,
    id,
    name,
    status,
    links: surveyLinks({ slug, id }, role, "build", await getTranslations("surveyBar")),
    publishedVersion,
    version: (publishedVersion ?? 0) + 1,
    read: markDraft(row),
    nothing: review.nothing,
    findings: review.lint.open.map((finding) => {
      const { rule, path, severity, wording, about } = finding;
      const said = sayFinding(findings, finding);
      const mend = wording ? lintWords("instead", { wording }) : said.mend;
      const place = placeOf(draft, path);
      const where = place && { place: placeName(draft, place, places), words: about };
      return { ...said, key: `${rule} ${path}`, mend, severity, where };
    }),
    changes: published ? describeChanges(published.definition, draft, review.changes, words) : null,
    series: describeSeries(draft, review.plan, published === null, { t: words.t, bands }),
    outline: published ? null : outlineOf(draft, words.kinds, words.changes.logic),
  };
}

/** What versions and their changes are said with, in the person's language. */
async function loadWords(): Promise<ChangeSayings> {
  const kinds = await getTranslations("kinds");
  const logic = sayLogic(await getTranslations("logic"), await getLocale());
  return {
    t: await getTranslations("publish"),
    kinds,
    changes: sayChanges(await getTranslations("changes"), kinds, logic),
  };
}

export type ReviewView = Awaited<ReturnType<typeof loadReview>>;

const A_PAGE = 20;

/** The published versions of a survey, the newest first, each with what changed; how often each was answered comes later. */
export async function loadVersions(slug: string, id: string, beforeWish: string | undefined) {
  const access = await requireWorkspace(slug, "survey.read");
  const { db, scope, role, workspace } = access;
  const before = beforeWish !== undefined && /^\d{1,9}$/.test(beforeWish) ? Number(beforeWish) : null;
  const { row, versions, names } = await withTenant(db, scope, async (tx) => {
    const row = await requireRow(tx, scope, id);
    const versions = await listSurveyVersions(tx, scope, { surveyId: id, before, limit: A_PAGE + 1 });
    return {
      row,
      versions,
      names: await namePublishers(
        tx,
        scope,
        versions.map(({ publishedBy }) => publishedBy),
      ),
    };
  });
  const locale = await getLocale();
  const words = await loadWords();
  const shown = versions.slice(0, A_PAGE);
  const { name, status, publishedVersion, draft, replacedDraft } = row;
  const published =
    publishedVersion === null ? null : (versions.find(({ version }) => version === publishedVersion) ?? null);
  const last = shown.at(-1);
  return {
    slug,
    id,
    name,
    status,
    links: surveyLinks({ slug, id }, role, "versions", await getTranslations("surveyBar")),
    publishedVersion,
    /** Whether the draft says something else than the published version; null where that stands on another page. */
    drafted: published && diffSurveys(published.definition, draft).length > 0,
    /** When the kept draft was replaced; null where none was. */
    replacedAt: replacedDraft && sayInstant(new Date(replacedDraft.at), workspace.zone, locale),
    versions: shown.map((one, at) => {
      const { publishedAt, ...line } = describeVersion(one, versions[at + 1] ?? null, names, words);
      return { ...line, at: sayInstant(publishedAt, workspace.zone, locale) };
    }),
    answers: answersOf(
      access,
      id,
      shown.map(({ version }) => version),
    ),
    older: versions.length > A_PAGE && last ? last.version : null,
    newest: before === null,
    may: { write: can(role, "survey.write"), publish: can(role, "survey.publish") },
  };
}

export type VersionsView = Awaited<ReturnType<typeof loadVersions>>;

/** How many people began to answer each version; null where it cannot be counted just now. */
function answersOf({ db, scope }: SignedInAccess, id: string, versions: number[]) {
  return withTenant(db, scope, (tx) => countVersionAnswers(tx, scope, id, versions)).catch((error: unknown) => {
    // The page tells that it is not counted; the log tells why.
    runtime().logger.warn({ workspaceId: scope.workspaceId, error: describeError(error) }, "versions were not counted");
    return null;
  });
}

/** One published version: its outline, what changed with it, and where its real page is shown. */
export async function loadVersion(slug: string, id: string, versionWish: string) {
  const access = await requireWorkspace(slug, "survey.read");
  const { db, scope, role, workspace } = access;
  const version = /^\d{1,9}$/.test(versionWish) ? Number(versionWish) : 0;
  const { row, found, before, names } = await withTenant(db, scope, async (tx) => {
    const row = await requireRow(tx, scope, id);
    const found = await findSurveyVersion(tx, scope, id, version);
    if (!found) notFound();
    const before = version > 1 ? await findSurveyVersion(tx, scope, id, version - 1) : null;
    return { row, found, before, names: await namePublishers(tx, scope, [found.publishedBy]) };
  });
  const words = await loadWords();
  const { publishedAt, ...line } = describeVersion(found, before, names, words);
  return {
    slug,
    id,
    name: row.name,
    status: row.status,
    links: surveyLinks({ slug, id }, role, "versions", await getTranslations("surveyBar")),
    ...line,
    at: sayInstant(publishedAt, workspace.zone, await getLocale()),
    live: row.publishedVersion === version,
    isDraft: diffSurveys(found.definition, row.draft).length === 0,
    outline: outlineOf(found.definition, words.kinds, words.changes.logic),
    answers: answersOf(access, id, [version]),
    previewUrl: `/w/${slug}/surveys/preview?survey=${id}&version=${version}`,
    may: { write: can(role, "survey.write") },
  };
}

export type VersionView = Awaited<ReturnType<typeof loadVersion>>;
