import type { ReactNode } from "react";
import { loadOverviewTabs } from "@/features/settings/shell/loaders";
import { PlaceTabs } from "@/ui/shell/place-tabs";

/** The place of the overview beside the overview itself, which has no room for tabs and opens these from a menu. */
export default async function OverviewPlaceLayout({
  params,
  children,
}: {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}) {
  const { workspace } = await params;
  return (
    <>
      <PlaceTabs {...(await loadOverviewTabs(workspace))} />
      {children}
    </>
  );
}
