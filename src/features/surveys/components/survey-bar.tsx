import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusBadge } from "@/features/surveys/components/status-badge";
import type { surveyLinks } from "@/platform/survey-places";
import { cn } from "@/ui/cn";
import { TitleBar } from "@/ui/title-bar";

/** The bar above everything about one survey: the way back, its name, how it stands, what may be done; its places below. */
export function SurveyBar({
  slug,
  name,
  status,
  since,
  links,
  actions,
}: {
  slug: string;
  name: string;
  status: "draft" | "live" | "closed";
  /** "version 1, published 3 Jun 2026, 09:44": words alone are left out on a phone. */
  since: ReactNode;
  /** Of `surveyLinks`. */
  links?: ReturnType<typeof surveyLinks>;
  actions: ReactNode;
}) {
  const t = useTranslations("surveyBar");
  return (
    <TitleBar
      back={{ href: `/w/${slug}/surveys`, label: t("all") }}
      name={name}
      actions={actions}
      places={links && { label: t("places.label"), links }}
    >
      <StatusBadge status={status} />
      <span className={cn("text-muted-foreground", typeof since === "string" && "max-sm:hidden")}>{since}</span>
    </TitleBar>
  );
}
