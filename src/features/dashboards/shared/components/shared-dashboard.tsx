import { useTranslations } from "next-intl";
import { SharedHeadline } from "@/features/dashboards/shared/components/shared-headline";
import type { SharedDashboardView } from "@/features/dashboards/shared/view";
import { DistributionChart } from "@/ui/charts/distribution-chart";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { TrendChart } from "@/ui/charts/trend-chart";
import { FinePrint } from "@/ui/fine-print";
import { ScorePill } from "@/ui/score-pill";
import { Section } from "@/ui/section";
import { Verdict } from "@/ui/verdict";

type Body = NonNullable<SharedDashboardView["body"]>;

/** A survey's dashboard on a shared page: the numbers of the screen, read-only. */
export function SharedDashboard({ view }: { view: SharedDashboardView }) {
  const t = useTranslations("share");
  const { body } = view;
  if (body === null) return <Verdict lead={t("empty.lead")}>{t("empty.title")}</Verdict>;
  const { trend, scores, groups, comments } = body;
  return (
    <>
      <Verdict lead={body.lead}>{body.verdict}</Verdict>
      <div className="mt-5 grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)] print:block">
        <Section title={view.metricName} dek={<bdi dir="auto">{view.question}</bdi>}>
          <SharedHeadline headline={body.headline} />
        </Section>
        {body.answered ? (
          <Section title={trend.title} className="print:mt-6">
            <TrendChart
              name={view.metricName}
              unit={trend.unit}
              points={trend.points}
              min={trend.min}
              max={trend.max}
              from={trend.from}
              caption={trend.caption}
              fileName={trend.title}
              className="mt-1"
            />
          </Section>
        ) : null}
      </div>
      {body.answered ? (
        <div className="mt-6 grid gap-x-8 gap-y-6 lg:grid-cols-2 print:block">
          <Section title={t("answered")} className="print:mt-6">
            <DistributionChart
              caption={scores.caption}
              fileName={`${view.metricName} scores`}
              bars={scores.bars}
              bands={scores.bands}
              className="mt-1"
            />
          </Section>
          {groups && groups.rows.length > 0 ? <Groups groups={groups} metricName={view.metricName} /> : null}
          {comments && comments.length > 0 ? <Comments list={comments} /> : null}
          <Computed ledger={body.ledger} />
        </div>
      ) : null}
      <FinePrint lines={[...body.footer, t("minimum")]} />
    </>
  );
}

function Groups({ groups, metricName }: { groups: NonNullable<Body["groups"]>; metricName: string }) {
  const t = useTranslations("share");
  return (
    <Section title={<bdi>{groups.title}</bdi>} className="print:mt-6">
      <DotWhisker
        className="mt-2"
        caption={t("groupsCaption", { metric: metricName })}
        segmentHead={groups.by}
        valueHead={metricName}
        unit={groups.unit}
        rows={groups.rows}
        min={groups.min}
        max={groups.max}
        note={[
          groups.check ? t("filled") : "",
          groups.hidden ? t("hidden.groups") : "",
          groups.left > 0 ? t("left", { n: groups.left }) : "",
        ]
          .filter(Boolean)
          .join(" ")}
      />
    </Section>
  );
}

function Comments({ list }: { list: NonNullable<Body["comments"]> }) {
  const t = useTranslations("share");
  return (
    <Section title={t("comments")} className="print:mt-6">
      <ul className="mt-1">
        {list.map((comment) => (
          <li key={comment.key} className="flex break-inside-avoid gap-3 border-border border-b py-2">
            {comment.score !== null && comment.group !== null ? (
              <ScorePill score={comment.score} group={comment.group} groupName={comment.groupName} />
            ) : null}
            <p className="wrap-anywhere min-w-0 flex-1 whitespace-pre-line">
              <bdi dir="auto">{comment.text}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Computed({ ledger }: { ledger: Body["ledger"] }) {
  const t = useTranslations("share");
  const lines = [
    [t("computed.meaning"), ledger.definition],
    [t("computed.formula"), ledger.working === "" ? ledger.formula : `${ledger.formula}: ${ledger.working}`],
    [t("computed.among"), ledger.denominator],
    [t("computed.method"), ledger.chance ? `${ledger.method}; ${ledger.chance}` : ledger.method],
  ];
  return (
    <Section title={t("computed.title")} className="print:mt-6">
      <dl className="mt-2 grid gap-y-2 text-muted-foreground text-sm">
        {lines.map(([term, text]) => (
          <div key={term}>
            <dt className="font-medium text-foreground text-xs">{term}</dt>
            <dd className="max-w-prose">
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
