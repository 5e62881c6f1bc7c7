import { useTranslations } from "next-intl";
import type { TopicWork } from "@/db/queries/topics/list-topics";
import { AutoRefresh } from "@/ui/auto-refresh";
import { Progress } from "@/ui/progress";

/** How far comments are looked at, while some are not yet. */
export function WorkNotice({ work }: { work: TopicWork }) {
  const t = useTranslations("topics.work");
  if (work.applied && work.waiting === 0) return null;
  return (
    <div className="mb-3 max-w-prose" role="status">
      <AutoRefresh />
      {work.applied ? (
        <p className="text-muted-foreground">{t("waiting", { n: work.waiting })}</p>
      ) : (
        <Progress
          label={t("applying")}
          detail={t("applied", { done: Math.min(work.done, work.total), total: work.total })}
          value={work.done}
          max={Math.max(work.total, 1)}
        />
      )}
    </div>
  );
}
