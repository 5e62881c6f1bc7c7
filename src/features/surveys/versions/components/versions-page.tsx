import { useTranslations } from "next-intl";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { bringBack, restore } from "@/features/surveys/versions/actions";
import { AnswerCount } from "@/features/surveys/versions/components/answer-count";
import { ChangeList } from "@/features/surveys/versions/components/change-list";
import { RestoreButton } from "@/features/surveys/versions/components/restore-button";
import type { VersionsView } from "@/features/surveys/versions/loaders";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { CursorLinks } from "@/ui/cursor-links";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** Every version of a survey: who published it and when, what it changed, how often it was answered, and the way back to it. */
export function VersionsPage({ view }: { view: VersionsView }) {
  const { slug, id, name, status, publishedVersion, versions, replacedAt, drafted, may, older, newest } = view;
  const t = useTranslations("publish");
  const base = `/w/${slug}/surveys/${id}`;
  const since = publishedVersion === null ? t("never") : t("isPublished", { version: String(publishedVersion) });
  return (
    <ClientWords of={["surveyBar"]}>
      <SurveyBar slug={slug} name={name} status={status} since={since} links={view.links} actions={null} />
      <PageBody width="wide" className="pt-8 sm:pt-10">
        {publishedVersion === null ? (
          <EmptyState
            page
            title={t("none.title")}
            actions={
              may.publish ? (
                <ButtonLink href={`${base}/publish`} variant="primary" size="lg">
                  {t("title")}
                </ButtonLink>
              ) : null
            }
          >
            {t("none.text")}
          </EmptyState>
        ) : (
          <>
            <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
              <Verdict lead={t("keeps")}>{t("versionsTitle")}</Verdict>
              {drafted && may.publish ? (
                <ButtonLink href={`${base}/publish`} variant="primary">
                  {t("title")}
                </ButtonLink>
              ) : null}
            </div>
            {drafted ? <p className="mt-3">{t("differs", { version: String(publishedVersion) })}</p> : null}
            {drafted === false ? (
              <p className="mt-3 text-muted-foreground">{t("same", { version: String(publishedVersion) })}</p>
            ) : null}
            {replacedAt && may.write ? (
              <Notice
                className="mt-4"
                title={t("kept.title", { at: replacedAt })}
                action={
                  <RestoreButton
                    label={t("kept.back")}
                    action={bringBack.bind(null, slug, id)}
                    back={bringBack.bind(null, slug, id)}
                  />
                }
              >
                {t("kept.text")}
              </Notice>
            ) : null}
            <ol reversed start={versions[0]?.version} className="mt-6 border-rule border-t">
              {versions.map((one) => (
                <li key={one.version} className="border-border border-b py-4">
                  <VersionEntry one={one} view={view} base={base} />
                </li>
              ))}
            </ol>
            <CursorLinks
              summary={t("count", { shown: versions.length, n: publishedVersion })}
              newer={newest ? null : `${base}/versions`}
              newerLabel={t("newest")}
              older={older === null ? null : `${base}/versions?before=${older}`}
            />
          </>
        )}
      </PageBody>
    </ClientWords>
  );
}

function VersionEntry({
  one,
  view,
  base,
}: {
  one: VersionsView["versions"][number];
  view: VersionsView;
  base: string;
}) {
  const { slug, id, status, publishedVersion, drafted, answers, may } = view;
  const t = useTranslations("publish");
  const { version, at, by, changes, series } = one;
  const current = version === publishedVersion;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="font-semibold font-voice text-finding">{t("version", { version: String(version) })}</h2>
        {current ? (
          <Badge tone={status === "live" ? "live" : "plain"}>{status === "live" ? t("live") : t("last")}</Badge>
        ) : null}
        <p className="min-w-0 flex-1 basis-64 text-muted-foreground">
          {by ? t.rich("atBy", { at, who: () => <bdi>{by}</bdi> }) : at} ·{" "}
          <AnswerCount answers={answers} version={version} />
        </p>
        <span className="flex items-center gap-4">
          <TextLink href={`${base}/versions/${version}`}>
            {t.rich("lookAt", { version: String(version), more: (words) => <span className="sr-only">{words}</span> })}
          </TextLink>
          {may.write && !(current && drafted === false) ? (
            <RestoreButton
              label={t("restore")}
              spoken={t("restoreSpoken", { version: String(version) })}
              action={restore.bind(null, slug, id, version)}
              back={bringBack.bind(null, slug, id)}
            />
          ) : null}
        </span>
      </div>
      {series.map((note) => (
        <p key={note} className="mt-1.5 border-same-mark border-s-3 ps-2.5">
          {note}
        </p>
      ))}
      {changes === null ? (
        <p className="mt-1.5 text-muted-foreground">{t("firstVersion")}</p>
      ) : changes.summary === "" ? (
        <p className="mt-1.5 text-muted-foreground">{t("noChange")}</p>
      ) : (
        <details className="mt-1.5">
          <summary className="w-fit cursor-pointer rounded-sm py-0.5 text-muted-foreground hover:text-foreground pointer-coarse:py-3">
            {changes.summary}
          </summary>
          <div className="pt-3">
            <ChangeList changes={changes} level={3} />
          </div>
        </details>
      )}
    </>
  );
}
