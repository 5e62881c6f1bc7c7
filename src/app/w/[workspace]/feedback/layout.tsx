import type { ReactNode } from "react";
import { loadFeedbackTabs } from "@/features/settings/shell/loaders";
import { PlaceTabs } from "@/ui/shell/place-tabs";

/** The place of feedback: whom to come back to, and what people write about. */
export default async function FeedbackLayout({
  params,
  children,
}: {
  params: Promise<{ workspace: string }>;
  children: ReactNode;
}) {
  const { workspace } = await params;
  return (
    <>
      <PlaceTabs {...(await loadFeedbackTabs(workspace))} />
      {children}
    </>
  );
}
