import { useTranslations } from "next-intl";
import { changeTopic } from "@/features/topics/actions";
import { CommentList } from "@/features/topics/components/comment-list";
import { HowCounted } from "@/features/topics/components/how-counted";
import { MergedParts } from "@/features/topics/components/merged-parts";
import { SegmentsSection } from "@/features/topics/components/segments-section";
import { ShareSpark } from "@/features/topics/components/share-spark";
import { TopicNumbers } from "@/features/topics/components/topic-numbers";
import { TopicScopeBar } from "@/features/topics/components/topic-scope";
import { TopicSteps } from "@/features/topics/components/topic-steps";
import { WorkNotice } from "@/features/topics/components/work-notice";
import type { TopicPageView } from "@/features/topics/load-topic";
import { splitTopic } from "@/features/topics/merge-actions";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TitleBar } from "@/ui/title-bar";

/** One topic: how often, whether that changed, what goes with the score, in which groups, and what people wrote. */
export function TopicPage({ view }: { view: TopicPageView }) {
  const t = useTranslations("topics");
  return (
    <ClientWords of={["topics"]}>
      <TitleBar
        back={{ href: view.home, label: t("topic.back") }}
        name={view.name}
        actions={
          view.may.edit ? (
            <>
              <TopicSteps
                archived={view.archived}
                mayUndo={view.mayUndo}
                action={changeTopic.bind(null, view.slug, view.path.split("/").at(-1) ?? "")}
              />
              {view.archived ? null : (
                <ButtonLink href={view.mergeHref} variant="quiet">
                  {t("topic.merge")}
                </ButtonLink>
              )}
              <ButtonLink href={`${view.path}/edit`} variant="primary">
                {t("topic.edit")}
              </ButtonLink>
            </>
          ) : null
        }
      >
        {view.archived ? <Badge tone="muted">{t("topic.archivedHere")}</Badge> : null}
      </TitleBar>
      <TopicScopeBar scope={view.scope} />
      <PageBody>
        <WorkNotice work={view.work} />
        <MergedParts parts={view.parts} action={view.may.edit ? splitTopic.bind(null, view.slug) : null} />
        <h1 className="sr-only">
          <bdi>{view.name}</bdi>
        </h1>
        {view.hidden ? <p className="text-muted-foreground">{view.hidden}</p> : null}
        {view.numbers ? <TopicNumbers numbers={view.numbers} /> : null}
        <div className="mt-5 grid gap-x-8 gap-y-7 xl:grid-cols-[minmax(0,1fr)_34rem]">
          <Section title={t("topic.comments")} className="max-xl:order-2">
            {view.comments === null ? (
              <p className="mt-2 text-muted-foreground">{t("comments.viewer")}</p>
            ) : (
              <CommentList slug={view.slug} view={view.comments} topics={view.topics} may={view.may} />
            )}
          </Section>
          <div className="grid min-w-0 content-start gap-y-7">
            {view.trend.length > 1 ? (
              <Section title={t("topic.trend")}>
                <div className="mt-3">
                  <ShareSpark
                    parts={view.trend.map(({ n, of }) => (of === 0 ? null : n / of))}
                    most={Math.max(0, ...view.trend.map(({ n, of }) => (of === 0 ? 0 : n / of)))}
                    label={t("list.trendWords", { first: view.days.from, last: view.days.to })}
                    wide
                  />
                </div>
              </Section>
            ) : null}
            {view.segments ? <SegmentsSection segments={view.segments} /> : null}
          </div>
        </div>
        <HowCounted />
      </PageBody>
    </ClientWords>
  );
}
