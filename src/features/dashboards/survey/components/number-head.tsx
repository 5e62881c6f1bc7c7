import type { ComponentProps, ReactNode } from "react";
import { ExplainLink } from "@/ui/explain-link";
import { Notice } from "@/ui/notice";
import { TabLinks } from "@/ui/tab-links";
import { Verdict } from "@/ui/verdict";

interface Headed {
  readonly notices: readonly string[];
  readonly tabs: ComponentProps<typeof TabLinks>["tabs"];
  readonly metricName: string;
  readonly question: string;
  readonly paths: { readonly explain: string };
}

/** What stands above any view of one question's number: what one should know, the other questions, the finding, what was asked. */
export function NumberHead({
  view,
  tabs,
  lead,
  children,
}: {
  view: Headed;
  /** The name of the tabs. */
  tabs: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <>
      <div className="mb-4 flex flex-col gap-3 empty:hidden">
        {view.notices.map((notice) => (
          <Notice key={notice}>
            <bdi>{notice}</bdi>
          </Notice>
        ))}
        {view.tabs.length > 0 ? <TabLinks label={tabs} tabs={view.tabs} className="self-start" /> : null}
      </div>
      <Verdict lead={lead || undefined}>{children}</Verdict>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs">
        <ExplainLink href={view.paths.explain}>{view.metricName}</ExplainLink>
        <bdi dir="auto" className="text-muted-foreground">
          {view.question}
        </bdi>
      </p>
    </>
  );
}
