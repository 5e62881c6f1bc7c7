import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { loadDashboard } from "@/features/dashboards/survey/loaders";
import { Badge } from "@/ui/badge";
import { LinkRow } from "@/ui/link-row";

/** Which survey this is, how it stands, and its other places. */
export function SurveyBar({ view }: { view: Awaited<ReturnType<typeof loadDashboard>> }) {
  const t = useTranslations("surveyBar");
  return (
    <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-border border-b px-4 pt-1 sm:px-6 print:border-0 print:px-0">
      <Link
        href={view.paths.surveys}
        prefetch={false}
        aria-label={t("all")}
        className="-ms-1 grid size-7 place-items-center rounded-sm text-muted-foreground hover:bg-muted hover:text-foreground pointer-coarse:size-11 print:hidden"
      >
        <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
      </Link>
      <bdi dir="auto" className="min-w-0 truncate font-semibold">
        {view.name}
      </bdi>
      <Badge tone={view.status === "live" ? "live" : "plain"}>{t(`status.${view.status}`)}</Badge>
      <span className="text-muted-foreground text-xs max-sm:hidden">{view.statusNote}</span>
      <LinkRow label={t("places.label")} links={view.links} className="basis-full" />
    </div>
  );
}
