import type { ReactNode } from "react";
import { loadCustomerTabs } from "@/features/settings/shell/loaders";
import { PlaceTabs } from "@/ui/shell/place-tabs";

/** The place of customers: how long they stay, how they are served, how well, and who they are. */
export default async function CustomersLayout({
  params,
  children,
}: {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}) {
  const { workspace } = await params;
  return (
    <>
      <PlaceTabs {...(await loadCustomerTabs(workspace))} />
      {children}
    </>
  );
}
