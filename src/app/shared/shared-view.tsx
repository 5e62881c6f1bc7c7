import { notFound } from "next/navigation";
import { SharedDashboard } from "@/features/dashboards/shared/components/shared-dashboard";
import { loadSharedDashboard } from "@/features/dashboards/shared/loaders";
import { SharedFrame } from "@/features/delivery/share/components/shared-frame";
import { loadShared } from "@/features/delivery/share/loaders";
import { ClientWords } from "@/ui/client-words";

/** The view of a share link, read under the link's own scope by the readers of the screen. */
export async function SharedView({ token, embedded }: { token: string; embedded?: boolean }) {
  const access = await loadShared(token);
  const { link } = access;
  if (link.view !== "survey" || link.surveyId === null) notFound();
  const asked = { ...link, surveyId: link.surveyId };
  const view = await loadSharedDashboard(access, asked, new Date());
  if (view === null) notFound();
  return (
    <SharedFrame access={access} name={view.name} scope={view.scope} embedded={embedded}>
      <ClientWords of={["share", "metrics"]}>
        <SharedDashboard view={view} />
      </ClientWords>
    </SharedFrame>
  );
}
