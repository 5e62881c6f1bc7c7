import { useTranslations } from "next-intl";
import { DropOffSection } from "@/features/dashboards/questions/components/drop-off-section";
import { QuestionCard } from "@/features/dashboards/questions/components/question-card";
import { QuestionsScopeBar } from "@/features/dashboards/questions/components/questions-scope-bar";
import type { loadQuestions } from "@/features/dashboards/questions/loaders";
import { EmptyState } from "@/ui/empty-state";
import { FinePrint } from "@/ui/fine-print";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { TitleBar } from "@/ui/title-bar";
import { Verdict } from "@/ui/verdict";
import { ViewActions } from "@/ui/view-actions";

/** What was answered to every question of a survey, in the order in which they are asked, and where people stopped. */
export function QuestionsPage({ view }: { view: Awaited<ReturnType<typeof loadQuestions>> }) {
  const t = useTranslations("questions");
  const bar = useTranslations("surveyBar.places");
  return (
    <>
      <section aria-label={t("label")}>
        <TitleBar
          back={{ href: view.resultsPath, label: bar("results") }}
          name={view.name}
          places={{ label: bar("label"), links: view.links }}
        />
        <QuestionsScopeBar scope={view.scope} actions={<ViewActions {...view.taken} />} />
      </section>
      <PageBody>
        <div className="mb-4 flex flex-col gap-3 empty:hidden">
          {view.notices.map((notice) => (
            <Notice key={notice}>
              <bdi>{notice}</bdi>
            </Notice>
          ))}
        </div>
        <Verdict lead={view.lead || undefined}>{view.title}</Verdict>
        {view.empty ? <EmptyState title={view.empty.title}>{view.empty.text}</EmptyState> : null}
        <div className="mt-5 grid gap-x-8 gap-y-8 xl:grid-cols-2 print:block">
          {view.questions.map((question) => (
            <QuestionCard key={question.key} question={question} />
          ))}
        </div>
        <DropOffSection dropOff={view.dropOff} slow={view.dropOffSlow} />
        <FinePrint lines={view.footer} />
      </PageBody>
    </>
  );
}
