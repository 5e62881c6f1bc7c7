import { useLocale, useTranslations } from "next-intl";
import { keepBands } from "@/features/service/times/actions";
import { KeepBands } from "@/features/service/times/components/keep-bands";
import type { SpeedPart } from "@/features/service/times/describe-speed";
import type { ServiceView } from "@/features/service/times/loaders";
import { Button } from "@/ui/button";
import { DotWhisker } from "@/ui/charts/dot-whisker";
import { Input } from "@/ui/input";
import { Section } from "@/ui/section";

/** What customers said of interactions, by how fast and how well they went. */
export function SpeedSection({ view }: { view: ServiceView }) {
  const t = useTranslations("service.speed");
  return (
    <Section id="speed" title={t("title")} dek={t("dek")} className="mt-8">
      {view.speed.length === 0 ? (
        <p className="max-w-prose text-muted-foreground">{t("none")}</p>
      ) : (
        <>
          <BandsForm view={view} />
          {view.maySet && view.query.bands ? (
            <KeepBands
              action={keepBands.bind(null, view.slug)}
              channel={view.query.filter.find(({ dimension }) => dimension === "channel")?.value ?? ""}
              bands={view.bands}
              label={t("keep")}
            />
          ) : null}
          {view.speed.map((part) => (
            <Part key={part.metric} part={part} />
          ))}
          <p className="mt-3 max-w-prose text-muted-foreground text-xs">{t("whose")}</p>
        </>
      )}
    </Section>
  );
}

function Part({ part }: { part: SpeedPart }) {
  const t = useTranslations("service.speed");
  const all = useTranslations("service");
  const locale = useLocale();
  return (
    <div className="mt-5">
      <h3 className="font-semibold">
        <bdi>{part.name}</bdi>: <bdi>{part.finding}</bdi>
      </h3>
      <p className="max-w-prose text-muted-foreground text-xs">{part.how}</p>
      {part.note ? <p className="text-muted-foreground text-xs">{part.note}</p> : null}
      <div className="mt-3 gap-x-8 lg:columns-2">
        {part.cuts.map(({ cut, rows }) => (
          <DotWhisker
            key={cut}
            className="mb-5 break-inside-avoid"
            caption={t("caption", {
              what: part.name,
              by: locale === "en" ? t(`cuts.${cut}`).toLowerCase() : t(`cuts.${cut}`),
            })}
            segmentHead={t(`cuts.${cut}`)}
            valueHead={part.name}
            countHead={t("answers")}
            unit={part.unit}
            rows={rows}
            min={part.min}
            max={part.max}
            note={rows.some(({ value }) => value === null) ? all("tooFewNote") : undefined}
          />
        ))}
      </div>
    </div>
  );
}

/** Where the bands of the first response end: kept in the address, so that a link shows the same. */
function BandsForm({ view: { page, params, bands } }: { view: ServiceView }) {
  const t = useTranslations("service.speed");
  return (
    <form action={`${page}#speed`} className="flex flex-wrap items-end gap-2">
      {params
        .filter(([name]) => name !== "bands")
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {bands.slice(0, 2).map((seconds, place) => (
        <label key={seconds} htmlFor={`band-${seconds}`} className="grid gap-1 text-muted-foreground text-xs">
          {t("bandEnd", { place: place + 1 })}
          <Input
            id={`band-${seconds}`}
            name="minutes"
            type="number"
            min={0.5}
            max={43_200}
            step="any"
            defaultValue={seconds / 60}
            className="w-28"
          />
        </label>
      ))}
      <Button type="submit" size="sm">
        {t("apply")}
      </Button>
    </form>
  );
}
