import { useTranslations } from "next-intl";
import type { AnswersView } from "@/features/responses/view";
import { Badge } from "@/ui/badge";
import { TitleBar } from "@/ui/title-bar";

/** Which survey this is, how it stands, and its other places. */
export function AnswersBar({ view }: { view: AnswersView }) {
  const t = useTranslations("surveyBar");
  return (
    <TitleBar
      back={{ href: `/w/${view.slug}/surveys`, label: t("all") }}
      name={view.name}
      places={{ label: t("places.label"), links: view.links }}
    >
      <Badge tone={view.status === "live" ? "live" : "plain"}>{t(`status.${view.status}`)}</Badge>
    </TitleBar>
  );
}
