import { useTranslations } from "next-intl";
import type { QuestionView, ShareLine } from "@/features/dashboards/questions/describe-question";
import { cn } from "@/ui/cn";
import { Table, Td, Th } from "@/ui/table";
import { TextLink } from "@/ui/text-link";

/** A bar an answer: its share, where it would land again, how many said it; a count opens its answers. */
export function SharesTable({ shares }: { shares: NonNullable<QuestionView["shares"]> }) {
  const t = useTranslations("questions");
  return (
    <div className="mt-2">
      <Table caption={shares.caption}>
        <thead>
          <tr>
            <Th>{shares.head}</Th>
            <Th numeric>{t("head.share")}</Th>
            {shares.mean ? <Th numeric>{t("head.mean")}</Th> : null}
            <Th numeric>{t("head.count")}</Th>
          </tr>
        </thead>
        <tbody>
          {shares.lines.map((line) => (
            <tr key={line.key}>
              <Td head className="w-full">
                <bdi dir="auto" className="wrap-anywhere">
                  {line.label}
                </bdi>
                {line.note ? <span className="block text-muted-foreground text-xs">{line.note}</span> : null}
                <Bar line={line} />
              </Td>
              <Td numeric>
                <span className={cn("block", line.rough ? "text-muted-foreground" : "font-semibold")}>
                  {line.share || <Nothing />}
                </span>
                <span className="block text-muted-foreground text-xs max-sm:min-w-24 max-sm:whitespace-normal">
                  {[line.between, line.rough ? t("rough") : ""].filter(Boolean).join(" · ")}
                </span>
              </Td>
              {shares.mean ? (
                <Td numeric className="max-sm:min-w-24 max-sm:whitespace-normal">
                  {line.mean}
                </Td>
              ) : null}
              <Td numeric>
                {line.href ? (
                  <TextLink
                    href={line.href}
                    aria-label={t("open", { option: line.label, count: line.count })}
                    className="inline-flex min-h-6 items-center font-normal"
                  >
                    {line.count}
                  </TextLink>
                ) : (
                  line.count
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function Nothing() {
  return <span aria-hidden="true">—</span>;
}

/** The share as a bar over the whole, with its interval as a line: said beside it in figures. */
function Bar({ line: { width, whisker, rough } }: { line: ShareLine }) {
  return (
    <span aria-hidden="true" className="relative mt-1 block h-2 bg-muted">
      <span
        className={cn("absolute inset-y-0 inset-s-0 bg-chart-1", rough && "opacity-60")}
        style={{ width: `${width}%` }}
      />
      {whisker ? (
        <span
          className="absolute top-1/2 h-0.5 -translate-y-1/2 bg-foreground"
          style={{ insetInlineStart: `${whisker.low}%`, width: `${whisker.high - whisker.low}%` }}
        />
      ) : null}
    </span>
  );
}
