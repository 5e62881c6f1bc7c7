import { sayState } from "@/features/alerts/components/alert-item";
import { AlertWork, type AlertWorkActions } from "@/features/alerts/components/alert-work";
import { explainPath, sayAlert, sayDifference, sayMoved, saySides, saySure } from "@/features/alerts/describe-alert";
import { describeRange } from "@/features/alerts/describe-range";
import type { loadAlert } from "@/features/alerts/loaders";
import { RangeChart } from "@/ui/charts/range-chart";
import { ClientWords } from "@/ui/client-words";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { TextLink } from "@/ui/text-link";
import { Verdict } from "@/ui/verdict";
import { VerdictChip } from "@/ui/verdict-chip";

export type AlertView = Awaited<ReturnType<typeof loadAlert>>;

/** One alert: what, since when, how sure, its weeks against the usual range, and what to do about it. */
export function AlertPage({ view, actions }: { view: AlertView; actions: AlertWorkActions }) {
  const { slug, words, found, today, zone, mayRead } = view;
  const { t } = words;
  const { alert, rule } = found;
  const sides = saySides(words, found);
  const state = sayState(words, found, { today, zone });
  const lead = [sides?.sentence ?? t("hidden"), sayMoved(words, found)].filter(Boolean).map((one) => `${one}.`);
  const chart = describeRange(view);
  const rows = mayRead ? rowsPath(view) : null;
  return (
    <PageBody>
      <p className="mb-2">
        <TextLink href={`/w/${slug}/alerts`} className="print:hidden">
          {t("all")}
        </TextLink>
      </p>
      <Verdict lead={lead.join(" ")}>{`${sayAlert(words, found)}.`}</Verdict>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <VerdictChip direction={alert.direction} assessment={alert.assessment} />
        <bdi className="text-muted-foreground text-xs">{state}</bdi>
      </p>
      <div className="mt-6 grid gap-8 lg:grid-cols-[minmax(0,1fr)_24.5rem]">
        <div className="grid min-w-0 content-start gap-6">
          <Section title={t("page.chart")}>
            <ClientWords of={["ui"]}>
              <RangeChart {...chart} className="mt-2" />
            </ClientWords>
          </Section>
        </div>
        <div className="grid content-start gap-6">
          <Section title={t("page.sure")}>
            {sides === null ? null : (
              <dl className="mt-2 grid gap-2">
                {(["before", "after"] as const).map((side) => (
                  <div
                    key={side}
                    className="flex flex-wrap items-baseline justify-between gap-x-4 border-border border-b pb-1.5"
                  >
                    <dt className="text-muted-foreground">{t(sideName(alert.rule, side))}</dt>
                    <dd className="text-end">
                      <span className="font-semibold">{sides[side].value}</span>
                      <span className="block text-muted-foreground text-xs">
                        {[sides[side].between, sides[side].basis].filter(Boolean).join(" · ")}
                      </span>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            <p className="mt-2">{sayDifference(words, found)}</p>
            <p className="mt-1 text-muted-foreground">{saySure(words, found)}</p>
            <p className="mt-3 flex flex-wrap gap-x-4 gap-y-1">
              <TextLink href={explainPath(slug, rule, alert)}>{t("list.explain")}</TextLink>
              {rows === null ? null : <TextLink href={rows}>{t("page.rows")}</TextLink>}
            </p>
          </Section>
          <AlertWork view={view} actions={actions} />
        </div>
      </div>
    </PageBody>
  );
}

function sideName(rule: AlertView["found"]["alert"]["rule"], side: "before" | "after") {
  if (side === "after") return "page.since" as const;
  return rule === "change" ? ("page.before" as const) : ("page.usual" as const);
}

/** The answers since the change, where they are of one survey. */
function rowsPath({ slug, found: { rule, alert } }: AlertView): string | null {
  if (rule.surveyId === null) return null;
  const params = new URLSearchParams({ from: alert.since, to: alert.lastWeek });
  if (rule.questionId !== null) params.set("question", rule.questionId);
  if (rule.segmentName !== null && rule.segmentValue !== null)
    params.set(`filter.${rule.segmentName}`, rule.segmentValue);
  return `/w/${slug}/surveys/${rule.surveyId}/answers?${params}`;
}
