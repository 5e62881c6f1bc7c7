import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { TopicFindingView } from "@/features/topics/load-finding";
import { commaOf } from "@/platform/i18n/locale";
import { ScorePill } from "@/ui/score-pill";

/** A topic among the newest comments of an overview, as one of them: how much lower those score who write about it. */
export function TopicFinding({ finding }: { finding: TopicFindingView }) {
  const t = useTranslations("topics.finding");
  const locale = useLocale();
  return (
    <li className="relative flex min-w-0 break-inside-avoid gap-3 border-border border-b py-1.5">
      <ScorePill score={finding.effect} group="low" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <Link href={finding.href} prefetch={false} title={t("open")} className="hover:underline">
            <bdi>{finding.name}</bdi>
          </Link>
          {finding.group === "" ? null : (
            <>
              {commaOf(locale)}
              <bdi>{finding.group}</bdi>
            </>
          )}
        </p>
        <p className="text-muted-foreground text-xs xl:truncate" title={t("together")}>
          {finding.text}
        </p>
      </div>
    </li>
  );
}
