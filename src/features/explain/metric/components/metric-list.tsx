import { useTranslations } from "next-intl";
import type { MetricLine } from "@/features/explain/metric/loaders";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";

/** Every metric there is, each with its meaning; the name opens its page. */
export function MetricList({ view }: { view: { readonly lines: readonly MetricLine[]; readonly planner: string } }) {
  const t = useTranslations("explain");
  return (
    <PageBody width="wide">
      <Verdict lead={t("lead")}>{t("title")}</Verdict>
      <dl className="mt-5 border-border border-t">
        {view.lines.map((line) => (
          <div
            key={line.href}
            className="grid gap-x-6 border-border border-b py-2.5 sm:grid-cols-[16rem_minmax(0,1fr)]"
          >
            <dt>
              <TextLink href={line.href} className="inline-flex min-h-6 items-center">
                {line.name}
              </TextLink>
            </dt>
            <dd className="max-w-prose text-muted-foreground">{line.meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4">
        <TextLink href={view.planner} className="inline-flex min-h-6 items-center">
          {t("planner")}
        </TextLink>
      </p>
    </PageBody>
  );
}
