import { useTranslations } from "next-intl";
import type { DashboardView } from "@/features/dashboards/survey/view";
import { ButtonLink } from "@/ui/button-link";
import { CopyField } from "@/ui/copy-field";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";
import { Tile } from "@/ui/tile";
import { TileRow } from "@/ui/tile-row";
import { Verdict } from "@/ui/verdict";

/** A survey without answers: what to do next, and what will stand here. */
export function EmptySurvey({ view }: { view: DashboardView }) {
  const t = useTranslations("dashboard.empty");
  const metrics = useTranslations("metrics");
  const { status, paths, mayEdit, link, metricName, tests } = view;
  return (
    <div className="mx-auto max-w-6xl py-6 sm:py-12">
      {tests ? <Notice className="mb-6">{t("tests", { tests })}</Notice> : null}
      <Verdict lead={t(`${status}Lead`)}>{t(status)}</Verdict>
      <div className="mt-6 flex flex-wrap gap-3">
        {status === "live" && paths.share ? (
          <>
            <ButtonLink href={`${paths.share}#try`} variant="primary" size="lg">
              {t("try")}
            </ButtonLink>
            <ButtonLink href={paths.share} size="lg">
              {t("share")}
            </ButtonLink>
          </>
        ) : mayEdit && paths.share ? (
          <ButtonLink href={status === "draft" ? paths.publish : paths.share} variant="primary" size="lg">
            {t(status === "draft" ? "publish" : "shareScreen")}
          </ButtonLink>
        ) : null}
      </div>
      {status === "live" && paths.share ? (
        <div className="mt-9 grid gap-x-8 gap-y-6 lg:grid-cols-3">
          <Section title={t("link")}>
            <CopyField label={t("linkLabel")} value={link} className="mt-3" />
            <p className="mt-2 text-muted-foreground text-xs">
              {t.rich("linkHint", { code: () => <bdi className="font-mono">?plan=team&amp;country=DE</bdi> })}
            </p>
          </Section>
          <Section title={t("print")}>
            <p className="mt-2 text-muted-foreground">{t("printText")}</p>
            <ButtonLink href={paths.share} className="mt-3">
              {t("qr")}
            </ButtonLink>
          </Section>
          <Section title={t("send")}>
            <p className="mt-2 text-muted-foreground">{t("sendText")}</p>
            <ButtonLink href={paths.share} className="mt-3">
              {t("row")}
            </ButtonLink>
          </Section>
        </div>
      ) : null}
      <Section title={t("see")} dek={t("dash")} className="mt-9">
        <TileRow columns={4} className="mt-2">
          <Tile number={{ label: metricName, value: null, reason: t("noneOfTen") }} />
          <Tile number={{ label: t("change"), value: null, reason: t("needs") }} />
          <Tile number={{ label: t("comments"), value: null, reason: t("noComments") }} />
          <Tile number={{ label: metrics("short.completion_rate"), value: null, reason: metrics("nobodyStarted") }} />
        </TileRow>
        <p className="mt-3 text-muted-foreground">
          {t("under")}{" "}
          <TextLink href={paths.planner} className="inline-flex min-h-6 items-center">
            {t("howMany")}
          </TextLink>
        </p>
      </Section>
    </div>
  );
}
