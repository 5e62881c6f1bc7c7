import { useTranslations } from "next-intl";
import { PlainForm } from "@/features/dashboards/components/plain-form";
import { NewestComments } from "@/features/dashboards/overview/components/newest-comments";
import { NumberTile } from "@/features/dashboards/overview/components/number-tile";
import { OverviewScopeBar } from "@/features/dashboards/overview/components/overview-scope-bar";
import { UnhappySection } from "@/features/dashboards/overview/components/unhappy-section";
import type { loadOwnDashboard } from "@/features/dashboards/own/loaders";
import type { OwnTileView } from "@/features/dashboards/own/view";
import type { FormAction } from "@/platform/form-state";
import { ButtonLink } from "@/ui/button-link";
import { TrendChart } from "@/ui/charts/trend-chart";
import { EmptyState } from "@/ui/empty-state";
import { ExplainLink } from "@/ui/explain-link";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { PageBody } from "@/ui/shell/page-body";
import { SlowPart } from "@/ui/slow-section";
import { TextLink } from "@/ui/text-link";

type View = Awaited<ReturnType<typeof loadOwnDashboard>>;

/** A dashboard of one's own: its numbers in one strip as they come, what is wider below, all over the same days. */
export function OwnDashboard({ view, home }: { view: View; home: FormAction }) {
  const t = useTranslations("ownDashboards");
  return (
    <>
      <OverviewScopeBar
        scope={view.scope}
        actions={
          view.mayChange ? (
            <ButtonLink href={`/w/${view.slug}/dashboards/${view.id}/edit`} variant="quiet" size="sm">
              {t("arrange")}
            </ButtonLink>
          ) : null
        }
      />
      <PageBody>
        {view.ignored === "" ? null : (
          <Notice tone="consider" className="mb-3">
            {t("ignored", { parts: view.ignored })}
          </Notice>
        )}
        <h1 className="font-medium font-voice text-verdict-small sm:text-verdict">
          <bdi dir="auto">{view.name}</bdi>
        </h1>
        {view.tiles.length === 0 ? (
          <EmptyState
            title={t("empty")}
            actions={
              view.mayChange ? (
                <ButtonLink href={`/w/${view.slug}/dashboards/${view.id}/edit`} variant="primary">
                  {t("addFirst")}
                </ButtonLink>
              ) : null
            }
          >
            {t("emptyWhy")}
          </EmptyState>
        ) : (
          <Tiles tiles={view.tiles} />
        )}
        <footer className="mt-6 flex flex-wrap items-center gap-x-5 gap-y-2 border-border border-t pt-2 text-muted-foreground text-xs">
          <span>{view.shared}</span>
          <span>{view.footer}</span>
          {view.isHome ? (
            <span>{t("isHome")}</span>
          ) : (
            <PlainForm
              action={home}
              submit={t("setHome")}
              size="sm"
              variant="quiet"
              fields={[{ kind: "hidden", name: "home", label: "", value: `dashboard ${view.id}` }]}
            />
          )}
        </footer>
      </PageBody>
    </>
  );
}

function Tiles({ tiles }: { tiles: readonly OwnTileView[] }) {
  return (
    <div className="mt-4 grid grid-cols-1 gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4 print:grid-cols-2">
      {tiles.map((tile) => (
        <div
          key={tile.id}
          className={tile.kind === "number" || tile.kind === "gone" ? "min-w-0" : "min-w-0 sm:col-span-2"}
        >
          <OneTile tile={tile} />
        </div>
      ))}
    </div>
  );
}

function OneTile({ tile }: { tile: OwnTileView }) {
  const t = useTranslations("ownDashboards");
  switch (tile.kind) {
    case "number":
      return (
        <div className="border-border border-t pt-2">
          <NumberTile tile={tile.tile} />
          {tile.goal ? (
            <TextLink href={tile.goal.href} className="inline-flex min-h-6 items-center text-xs">
              {tile.goal.text}
            </TextLink>
          ) : null}
        </div>
      );
    case "trend":
      return (
        <Section
          title={<ExplainLink href={tile.trend.explain}>{tile.name}</ExplainLink>}
          dek={
            <ExplainLink href={tile.trend.ledger}>
              <bdi>{tile.trend.summary}</bdi>
            </ExplainLink>
          }
        >
          <TrendChart
            name={tile.trend.name}
            unit={tile.trend.unit}
            points={tile.trend.points}
            min={tile.trend.min}
            max={tile.trend.max}
            from={tile.trend.from}
            caption={t("trendCaption")}
            fileName={tile.name}
            height={176}
          />
        </Section>
      );
    case "comments":
      return <NewestComments comments={tile.comments} all={null} narrow />;
    case "unhappy":
      return tile.unhappy ? (
        <UnhappySection unhappy={tile.unhappy} />
      ) : (
        <Section title={t("kinds.unhappy")}>
          <p className="mt-1 text-muted-foreground">{t("nobodyUnhappy")}</p>
        </Section>
      );
    case "slow":
      return (
        <Section title={tile.name}>
          <SlowPart className="mt-1" />
        </Section>
      );
    default:
      return (
        <div className="border-border border-t pt-2 text-muted-foreground">
          <p className="text-xs">{tile.name}</p>
          <p>{t("gone")}</p>
        </div>
      );
  }
}
