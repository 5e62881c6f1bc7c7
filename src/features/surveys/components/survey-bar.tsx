import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusBadge } from "@/features/surveys/components/status-badge";
import type { surveyLinks } from "@/platform/survey-places";
import { cn } from "@/ui/cn";
import { LinkRow } from "@/ui/link-row";

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
    <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-border border-b px-4 pt-1 sm:px-6">
      <Link
        href={`/w/${slug}/surveys`}
        prefetch={false}
        aria-label={t("all")}
        className="-ms-1.5 grid size-7 place-items-center rounded-sm text-muted-foreground hover:text-foreground pointer-coarse:size-11"
      >
        <ChevronLeft size={16} aria-hidden="true" className="rtl:-scale-x-100" />
      </Link>
      <bdi className="min-w-0 truncate font-semibold">{name}</bdi>
      <StatusBadge status={status} />
      <span className={cn("text-muted-foreground", typeof since === "string" && "max-sm:hidden")}>{since}</span>
      <div className="ms-auto flex flex-wrap items-center gap-2">{actions}</div>
      {links ? <LinkRow label={t("places.label")} links={links} className="basis-full" /> : null}
    </div>
  );
}
