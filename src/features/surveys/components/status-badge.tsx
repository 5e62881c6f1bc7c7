import { useTranslations } from "next-intl";
import { Badge } from "@/ui/badge";

/** How a survey stands, in a word. */
export function StatusBadge({ status }: { status: "draft" | "live" | "closed" }) {
  const t = useTranslations("surveyBar.status");
  return <Badge tone={status === "live" ? "live" : "muted"}>{t(status)}</Badge>;
}
