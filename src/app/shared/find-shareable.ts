import { notFound } from "next/navigation";
import { loadShareableComparison } from "@/features/dashboards/shared/compare/loaders";
import { loadShareableDashboard } from "@/features/dashboards/shared/loaders";
import { loadShareableOverview } from "@/features/dashboards/shared/overview/loaders";
import type { Shareable } from "@/features/delivery/share/components/link-form";
import { loadShareableGoal } from "@/features/goals/shared/loaders";
import { isUuid } from "@/platform/is-uuid";

type Raw = Record<string, string | string[] | undefined>;

/** The view that `?view=…` names beside its own address, for whoever may share it; 404 where there is none. */
export async function findShareable(slug: string, { view, survey, goal, ...raw }: Raw): Promise<Shareable> {
  const known = typeof survey === "string" && isUuid(survey) ? survey : null;
  if (view === "survey" && known !== null) return loadShareableDashboard(slug, known, raw);
  if (view === "compare" && known !== null) return loadShareableComparison(slug, known, raw);
  if (view === "goal" && typeof goal === "string" && isUuid(goal)) return loadShareableGoal(slug, goal);
  if (view === "overview") return loadShareableOverview(slug, survey === undefined ? raw : { ...raw, survey });
  notFound();
}
