import type { DayRange } from "@/features/dashboards/cut-days";
import type { Judgement } from "@/features/dashboards/overview/judge-overview";

/** Whose comments could say why: those beside the score that leads the page, of the group it names where it names one. */
export interface AboutTopics {
  readonly metric: string;
  readonly surveys: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly compared: DayRange | null;
  readonly filter: { readonly name: string; readonly value: string } | null;
}

/** What the page leads with. */
interface Led {
  readonly main: {
    readonly tile: { readonly metric: string; readonly surveys: readonly { readonly id: string }[] };
    readonly groups: { readonly by: string } | null;
  } | null;
  readonly days: { readonly range: DayRange; readonly compared: DayRange | null };
}

/** Null where the page leads with no score, or stands under more than one filter: tallies of topics know one attribute. */
export function aboutTopics(
  { main, days }: Led,
  { finding }: Pick<Judgement, "finding">,
  filters: Readonly<Record<string, string>>,
): AboutTopics | null {
  const says = ["carried", "moved", "groups", "unclear", "uncompared"].includes(finding.kind);
  const [only, ...others] = Object.entries(filters);
  if (main === null || !says || others.length > 0) return null;
  const moved = finding.kind === "carried" ? [finding.group] : "groups" in finding ? finding.groups : [];
  const [worse, ...more] = moved.filter(({ assessment }) => assessment === "worse");
  const group = worse && more.length === 0 && main.groups ? ([main.groups.by, worse.value] as const) : null;
  const [name, value] = only ?? group ?? [];
  return {
    metric: main.tile.metric,
    surveys: main.tile.surveys.map(({ id }) => id),
    ...days.range,
    compared: days.compared,
    filter: name === undefined || value === undefined ? null : { name, value },
  };
}
