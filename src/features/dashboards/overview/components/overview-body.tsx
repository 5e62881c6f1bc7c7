import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DriversSection } from "@/features/dashboards/drivers/components/drivers-section";
import { ChangesSection } from "@/features/dashboards/overview/components/changes-section";
import { NewestComments } from "@/features/dashboards/overview/components/newest-comments";
import { NumberTile } from "@/features/dashboards/overview/components/number-tile";
import { TileRows } from "@/features/dashboards/overview/components/tile-rows";
import { TrendSection } from "@/features/dashboards/overview/components/trend-section";
import { UnhappySection } from "@/features/dashboards/overview/components/unhappy-section";
import type { OverviewBody } from "@/features/dashboards/overview/view";
import { ButtonLink } from "@/ui/button-link";
import { cn } from "@/ui/cn";
import { IntervalRuler } from "@/ui/interval-ruler";
import { Verdict } from "@/ui/verdict";

/** The lowest row, by how many parts stand beside the comments. */
const COLUMNS: Readonly<Record<number, string>> = {
  1: "lg:grid-cols-2",
  2: "lg:grid-cols-[24rem_20rem_minmax(0,1fr)]",
};

/** So many comments stand beside something else: then the page fits a screen. */
const BESIDE = 2;

/** The overview of a workspace that has answers, from the sentence down to what people wrote. */
export function OverviewBodyParts({ body, topic }: { body: OverviewBody; topic?: ReactNode }) {
  const t = useTranslations("overview");
  const { elsewhere, trend } = body;
  const beside = Number(body.drivers !== null) + Number(body.unhappy !== null);
  return (
    <>
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-[minmax(0,1fr)_17.5rem]">
        <Verdict lead={[body.lead, body.moreToday].filter(Boolean).join(" ")} className="lg:[&>p]:max-w-none">
          {body.verdict}
        </Verdict>
        <NumberTile tile={body.completion} className="lg:border-border lg:border-s lg:ps-4" />
      </div>
      {elsewhere ? (
        <p className="mt-3 flex flex-wrap gap-2 print:hidden">
          {elsewhere.clear ? (
            <ButtonLink href={elsewhere.clear} variant="primary">
              {t("empty.clear")}
            </ButtonLink>
          ) : null}
          <ButtonLink href={elsewhere.all} variant="quiet">
            {t("empty.all")}
          </ButtonLink>
        </p>
      ) : null}
      <TileRows rows={body.rows} />
      {trend ? (
        <div className="mt-3.5 grid gap-x-8 gap-y-5 lg:grid-cols-[minmax(0,1fr)_29.5rem] print:block print:space-y-5">
          <TrendSection trend={trend} trap={body.changes?.trap ?? ""} noDrivers={body.noDrivers} />
          <ChangesSection body={body} />
        </div>
      ) : null}
      <div className={cn("mt-3.5 grid gap-x-8 gap-y-5", COLUMNS[beside])}>
        {body.drivers ? <DriversSection drivers={body.drivers} /> : null}
        {body.unhappy ? <UnhappySection unhappy={body.unhappy} /> : null}
        <NewestComments
          comments={body.comments.slice(0, beside > 0 ? BESIDE : undefined)}
          all={body.allComments}
          narrow={beside > 0}
          slow={body.slowComments}
          topic={topic}
        />
      </div>
      <footer className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 border-border border-t pt-2 text-muted-foreground text-xs">
        <span className="flex items-center gap-2">
          <span className="inline-block w-20" aria-hidden="true">
            <IntervalRuler value={50} low={35} high={65} before={22} goal={84} min={0} max={100} />
          </span>
          {t("footer.legend")}
        </span>
        {body.footer.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </footer>
    </>
  );
}
