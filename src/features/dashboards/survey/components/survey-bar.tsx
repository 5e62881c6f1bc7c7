import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { DashboardView } from "@/features/dashboards/survey/view";
import { Badge } from "@/ui/badge";
import { ButtonLink } from "@/ui/button-link";

const STATUS = { draft: "Draft", live: "Live", closed: "Closed" };

/** Which survey this is, how it stands, and what one can do with it. */
export function SurveyBar({ view }: { view: DashboardView }) {
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-border border-b px-4 py-1 sm:px-6 print:border-0 print:px-0">
      <Link
        href={view.paths.surveys}
        prefetch={false}
        aria-label="All surveys"
        className="-ms-1 grid size-7 place-items-center rounded-sm text-muted-foreground hover:bg-muted hover:text-foreground pointer-coarse:size-11 print:hidden"
      >
        <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
      </Link>
      <bdi dir="auto" className="hidden print:inline">
        {view.workspaceName}
      </bdi>
      <bdi dir="auto" className="min-w-0 truncate font-semibold">
        {view.name}
      </bdi>
      <Badge tone={view.status === "live" ? "live" : "plain"}>{STATUS[view.status]}</Badge>
      <span className="text-muted-foreground text-xs max-sm:hidden">{view.statusNote}</span>
      <span className="ms-auto flex gap-2 print:hidden">
        {view.paths.answers ? (
          <ButtonLink href={view.paths.answers} variant="quiet" size="sm">
            Answers
          </ButtonLink>
        ) : null}
        {view.mayEdit ? (
          <ButtonLink href={view.paths.edit} variant="quiet" size="sm">
            Edit
          </ButtonLink>
        ) : null}
        {view.status === "draft" ? null : (
          <ButtonLink href={view.paths.share} variant="quiet" size="sm">
            Share
          </ButtonLink>
        )}
      </span>
    </div>
  );
}
