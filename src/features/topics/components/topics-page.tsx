import { useTranslations } from "next-intl";
import { EffectsSection } from "@/features/topics/components/effects-section";
import { HowCounted } from "@/features/topics/components/how-counted";
import { SuggestionsSection } from "@/features/topics/components/suggestions-section";
import { TopicScopeBar } from "@/features/topics/components/topic-scope";
import { TopicTable } from "@/features/topics/components/topic-table";
import { WorkNotice } from "@/features/topics/components/work-notice";
import type { TopicsPageView } from "@/features/topics/loaders";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { EmptyState } from "@/ui/empty-state";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TabLinks } from "@/ui/tab-links";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** What people write about: the topics of a survey's comments, what goes together with the score, and what may be new. */
export function TopicsPage({ view }: { view: TopicsPageView }) {
  const t = useTranslations("topics");
  const { shown } = view;
  if (shown === null || (shown.comments === 0 && shown.work.waiting === 0 && shown.scope.isUsual))
    return (
      <PageBody>
        <EmptyState
          page
          title={t("empty.title")}
          actions={
            view.mayEdit ? (
              <>
                <ButtonLink href={view.paths.surveys} variant="primary">
                  {t("empty.survey")}
                </ButtonLink>
                <ButtonLink href={view.paths.imports}>{t("empty.import")}</ButtonLink>
              </>
            ) : null
          }
        >
          {t("empty.text")}
        </EmptyState>
        {shown === null ? null : <p className="text-muted-foreground text-center text-sm">{shown.scope.survey}</p>}
      </PageBody>
    );
  return (
    <ClientWords of={["topics"]}>
      <TopicScopeBar scope={shown.scope} actions={<ViewActions {...view.taken} />} />
      <PageBody>
        <TabLinks {...view.parts} className="mb-3" />
        <WorkNotice work={shown.work} />
        {shown.minimum === null ? <Shown view={view} shown={shown} /> : <p>{t("empty.few", { n: shown.minimum })}</p>}
      </PageBody>
    </ClientWords>
  );
}

function Shown({ view, shown }: { view: TopicsPageView; shown: NonNullable<TopicsPageView["shown"]> }) {
  const t = useTranslations("topics");
  const { topics } = shown;
  return (
    <>
      <Verdict lead={topics.lead}>{topics.verdict}</Verdict>
      {shown.personal > 0 ? (
        <Notice
          tone="consider"
          className="mt-3"
          action={<TextLink href={shown.personalHref}>{t("personal.look")}</TextLink>}
        >
          {t("personal.notice", { n: shown.personal })}
        </Notice>
      ) : null}
      <div className="mt-4 grid gap-x-8 gap-y-7 xl:grid-cols-[minmax(0,1fr)_32.5rem]">
        <Section
          title={t("list.title")}
          dek={t("list.dek", { n: topics.compared })}
          actions={
            view.mayEdit ? (
              <ButtonLink href={`${view.home}/new`} variant="quiet">
                {t("list.add")}
              </ButtonLink>
            ) : null
          }
        >
          <TopicTable rows={topics.rows} {...shown.days} />
          {topics.untold > 0 ? (
            <p className="mt-2 text-muted-foreground text-xs">{t("list.untold", { n: topics.untold })}</p>
          ) : null}
        </Section>
        <div className="grid min-w-0 content-start gap-y-7">
          <EffectsSection effects={topics.effects} />
          {shown.suggestions === null ? null : (
            <SuggestionsSection slug={view.slug} suggestions={shown.suggestions} mayEdit={view.mayEdit} />
          )}
        </div>
      </div>
      <HowCounted />
    </>
  );
}
