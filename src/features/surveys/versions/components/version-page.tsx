import { useTranslations } from "next-intl";
import { SurveyBar } from "@/features/surveys/components/survey-bar";
import { bringBack, restore } from "@/features/surveys/versions/actions";
import { AnswerCount } from "@/features/surveys/versions/components/answer-count";
import { ChangeList } from "@/features/surveys/versions/components/change-list";
import { RestoreButton } from "@/features/surveys/versions/components/restore-button";
import { SurveyOutline } from "@/features/surveys/versions/components/survey-outline";
import type { VersionView } from "@/features/surveys/versions/loaders";
import { ClientWords } from "@/ui/client-words";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** One version as it was published: its questions, what changed with it, and its real page to walk through. */
export function VersionPage({ view }: { view: VersionView }) {
  const { slug, id, name, status, version, at, by, live, isDraft, changes, series, outline, previewUrl, may } = view;
  const t = useTranslations("publish");
  const base = `/w/${slug}/surveys/${id}`;
  return (
    <ClientWords of={["surveyBar"]}>
      <SurveyBar
        slug={slug}
        name={name}
        status={status}
        since={t("versionSmall", { version: String(version) })}
        links={view.links}
        actions={null}
      />
      <PageBody width="wide" className="pt-8 sm:pt-10">
        <Verdict
          lead={
            <>
              {by ? t.rich("publishedBy", { at, who: () => <bdi>{by}</bdi> }) : t("publishedAt", { at })} ·{" "}
              <AnswerCount answers={view.answers} version={version} />
            </>
          }
        >
          {t(live ? "theLive" : "version", { version: String(version) })}
        </Verdict>
        <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          {may.write && !isDraft ? (
            <RestoreButton
              label={t("restore")}
              action={restore.bind(null, slug, id, version)}
              back={bringBack.bind(null, slug, id)}
            />
          ) : null}
          {isDraft ? <span className="text-muted-foreground">{t("isDraft")}</span> : null}
          <TextLink href={`${base}/versions`}>{t("all")}</TextLink>
        </div>
        <div className="mt-8 grid items-start gap-x-12 gap-y-10 lg:grid-cols-[1fr_390px]">
          <div className="grid min-w-0 gap-8">
            {series.length > 0 ? (
              <div className="grid gap-1.5">
                {series.map((note) => (
                  <p key={note} className="border-same-mark border-s-3 ps-2.5">
                    <bdi>{note}</bdi>
                  </p>
                ))}
              </div>
            ) : null}
            <SurveyOutline outline={outline} title={t("asks")} />
            {changes && changes.summary !== "" ? (
              <>
                <h2 className="font-medium font-voice text-verdict-small">
                  {t("changedSince", { version: String(version - 1) })}
                </h2>
                <ChangeList changes={changes} level={3} />
              </>
            ) : null}
          </div>
          <div>
            <iframe
              src={previewUrl}
              title={t("frame", { version: String(version) })}
              className="h-170 w-full rounded-3xl border border-border bg-white"
            />
            <p className="mt-3 text-center text-muted-foreground text-xs">{t("frameNote")}</p>
          </div>
        </div>
      </PageBody>
    </ClientWords>
  );
}
