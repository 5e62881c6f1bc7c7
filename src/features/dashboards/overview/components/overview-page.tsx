import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EmptyOverview } from "@/features/dashboards/overview/components/empty-overview";
import { OverviewBodyParts } from "@/features/dashboards/overview/components/overview-body";
import { OverviewScopeBar } from "@/features/dashboards/overview/components/overview-scope-bar";
import type { loadOverview } from "@/features/dashboards/overview/loaders";
import { ClosedNote } from "@/features/dashboards/periods/components/closed-note";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/shell/page-body";
import { ViewActions } from "@/ui/view-actions";

/** The first page of a workspace: what really changed, every number, why, and what people write. Never empty. */
export function OverviewPage({
  view,
  more,
  topic,
}: {
  view: Awaited<ReturnType<typeof loadOverview>>;
  /** What stands beside the overview in its place. */
  more?: ReactNode;
  /** What many comments are about and goes with a clearly lower score. */
  topic?: ReactNode;
}) {
  const t = useTranslations("dashboard.page");
  const { ignored, body, empty } = view;
  if (body === null) return empty ? <EmptyOverview empty={empty} /> : null;
  return (
    <>
      <OverviewScopeBar
        scope={body.scope}
        actions={
          <>
            {more}
            <ViewActions {...view.taken} />
          </>
        }
      />
      <PageBody className="sm:pb-3">
        {ignored === "" ? null : (
          <Notice tone="consider" className="mb-3">
            {t.rich("ignored", { parts: () => <bdi>{ignored}</bdi> })}
          </Notice>
        )}
        <ClosedNote note={view.closed} />
        <OverviewBodyParts body={body} topic={topic} />
      </PageBody>
    </>
  );
}
