import { useTranslations } from "next-intl";
import { NumberTile } from "@/features/dashboards/overview/components/number-tile";
import type { RowView } from "@/features/dashboards/overview/describe-tiles";

/** Service and Care, each a ruled row: its name at the start, above where the width is needed, and five numbers. */
export function TileRows({ rows }: { rows: readonly RowView[] }) {
  const t = useTranslations("overview.rows");
  return (
    <div className="mt-2.5 border-border border-b">
      {rows.map(({ name, tiles }) => (
        <section
          key={name}
          aria-labelledby={`row-${name}`}
          className="grid border-border border-t xl:grid-cols-[7.5rem_minmax(0,1fr)]"
        >
          <div className="flex flex-wrap items-baseline gap-x-2 pt-2 xl:block">
            <h2 id={`row-${name}`} className="font-semibold font-voice text-base">
              {t(name)}
            </h2>
            <p className="text-muted-foreground text-xs">{t(`${name}Note`)}</p>
          </div>
          <ul className="grid grid-cols-2 lg:grid-cols-5">
            {tiles.map((tile) => (
              <li
                key={tile.id}
                className="min-w-0 break-inside-avoid border-border px-3 py-1.5 max-lg:odd:ps-0 max-lg:even:border-s max-lg:nth-[n+3]:border-t lg:border-s lg:max-xl:first:border-s-0 lg:max-xl:first:ps-0"
              >
                <NumberTile tile={tile} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
