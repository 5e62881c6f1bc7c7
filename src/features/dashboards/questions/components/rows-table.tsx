import { useTranslations } from "next-intl";
import type { QuestionView, RowLine } from "@/features/dashboards/questions/describe-question";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** A line a row: its mean, and how often each point was given; a count opens its answers. */
export function RowsTable({ rows }: { rows: NonNullable<QuestionView["rows"]> }) {
  const t = useTranslations("questions");
  return (
    <div className="mt-2">
      <Table caption={rows.caption}>
        <thead>
          <tr>
            <Th>{t("head.row")}</Th>
            <Th numeric>{t("mean")}</Th>
            {rows.points.map(({ score, label }) => (
              <Th key={score} numeric>
                {score}
                {label ? <span className="block font-normal">{label}</span> : null}
              </Th>
            ))}
            <Th numeric>{t("head.count")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.lines.map((line) => (
            <tr key={line.key}>
              <Td head>
                <bdi dir="auto">{line.label}</bdi>
                {line.note ? <span className="block text-muted-foreground text-xs">{line.note}</span> : null}
              </Td>
              <Td numeric>
                <span className="block font-semibold">{line.mean}</span>
                <span className="block text-muted-foreground text-xs">{line.between}</span>
              </Td>
              {rows.points.map(({ score }) => (
                <PointCell
                  key={score}
                  row={line.label}
                  point={line.points.find((one) => one.score === String(score))}
                />
              ))}
              <Td numeric>{line.n}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function PointCell({ row, point }: { row: string; point: RowLine["points"][number] | undefined }) {
  const t = useTranslations("questions");
  if (point === undefined) return <Td numeric>—</Td>;
  return (
    <Td numeric>
      {point.href ? (
        <TextLink
          href={point.href}
          aria-label={t("open", { option: `${row}, ${point.score}`, count: point.count })}
          className="inline-flex min-h-6 min-w-6 items-center justify-end font-normal"
        >
          {point.count}
        </TextLink>
      ) : (
        point.count
      )}
      <span className="block text-muted-foreground text-xs">{point.share}</span>
    </Td>
  );
}
