import { notFound } from "next/navigation";
import { loadShareableDashboard } from "@/features/dashboards/shared/loaders";
import { loadShareableOverview } from "@/features/dashboards/shared/overview/loaders";
import type { Shareable } from "@/features/delivery/share/components/link-form";

type Raw = Record<string, string | string[] | undefined>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The view that `?view=…` names beside its own address, for whoever may share it; 404 where there is none. */
export async function findShareable(slug: string, { view, survey, ...raw }: Raw): Promise<Shareable> {
  if (view === "survey" && typeof survey === "string" && UUID.test(survey))
    return loadShareableDashboard(slug, survey, raw);
  if (view === "overview") return loadShareableOverview(slug, survey === undefined ? raw : { ...raw, survey });
  notFound();
}
