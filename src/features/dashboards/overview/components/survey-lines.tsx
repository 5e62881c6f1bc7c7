import Link from "next/link";
import type { SurveyLine } from "@/features/dashboards/overview/view";
import { Badge } from "@/ui/badge";
import { ExplainLink } from "@/ui/explain-link";
import { Figure } from "@/ui/figure";
import { IntervalRuler } from "@/ui/interval-ruler";
import { VerdictChip } from "@/ui/verdict-chip";

const STATUS = { draft: "Draft", live: "Live", closed: "Closed" };

/** Surveys as a ruled list: name and state, number with its interval, verdict, count; the name opens the dashboard. */
export function SurveyLines({ lines }: { lines: readonly SurveyLine[] }) {
  return (
    <ul className="mt-2 border-border border-t">
      {lines.map((line) => (
        <li
          key={line.key}
          className="relative grid break-inside-avoid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-border border-b py-3 hover:bg-muted/50 sm:grid-cols-[minmax(0,1fr)_11rem_12rem_19rem]"
        >
          <div className="min-w-0">
            <p className="flex min-w-0 items-center gap-2">
              <Link
                href={line.href}
                prefetch={false}
                className="min-w-0 truncate font-semibold text-base after:absolute after:inset-0"
              >
                <bdi dir="auto">{line.name}</bdi>
              </Link>
              <Badge tone={line.status === "live" ? "live" : "plain"}>{STATUS[line.status]}</Badge>
            </p>
            <p className="truncate text-muted-foreground text-xs">
              <bdi dir="auto">{line.question}</bdi>
            </p>
          </div>
          <LineNumber line={line} />
          <div className="max-sm:col-span-2">
            <span className="block min-h-4 text-muted-foreground text-xs">
              <bdi>{line.number?.between}</bdi>
            </span>
            <IntervalRuler
              {...(line.ruler ?? {})}
              rough={line.number?.precision === "rough"}
              tone={line.change?.assessment ?? null}
            />
          </div>
          <div className="text-xs max-sm:col-span-2">
            <span className="flex min-h-5 flex-wrap items-center gap-x-2">
              <VerdictChip direction={line.change?.direction ?? null} assessment={line.change?.assessment ?? null} />
              <bdi className="text-muted-foreground">{line.change?.difference}</bdi>
            </span>
            <span className="block text-muted-foreground">
              {line.number && line.number.precision !== "none" ? `${line.number.count}, ` : ""}
              {line.note}
              {line.number?.precision === "rough" ? " · rough: few answers" : ""}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function LineNumber({ line }: { line: SurveyLine }) {
  const { number } = line;
  if (number?.value) {
    return (
      <div className="flex items-baseline gap-2 max-sm:flex-col max-sm:items-end max-sm:gap-0">
        <Figure value={number.value} unit={number.unit} rough={number.precision === "rough"} />
        <ExplainLink href={line.explain} className="relative z-10 text-muted-foreground text-xs">
          {number.label}
        </ExplainLink>
      </div>
    );
  }
  if (number?.precision === "counts") return <div className="font-medium max-sm:text-end">{number.instead}</div>;
  return (
    <div>
      <span aria-hidden="true" className="font-semibold text-figure text-subtle-foreground">
        —
      </span>
      <span className="sr-only">No number</span>
    </div>
  );
}
