import { useTranslations } from "next-intl";
import type { loadDashboard } from "@/features/dashboards/survey/loaders";
import { Badge } from "@/ui/badge";
import { TitleBar } from "@/ui/title-bar";

/** Which survey this is, how it stands, and its other places. */
export function SurveyBar({ view }: { view: Awaited<ReturnType<typeof loadDashboard>> }) {
  const t = useTranslations("surveyBar");
  return (
    <TitleBar
      back={{ href: view.paths.surveys, label: t("all") }}
      name={view.name}
      places={{ label: t("places.label"), links: view.links }}
    >
      <Badge tone={view.status === "live" ? "live" : "plain"}>{t(`status.${view.status}`)}</Badge>
      <span className="text-muted-foreground text-xs max-sm:hidden">{view.statusNote}</span>
    </TitleBar>
  );
}
