import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CoachingPage } from "@/features/quality/coaching/components/coaching-page";
import { loadCoaching } from "@/features/quality/coaching/loaders";
import { ClientWords } from "@/ui/client-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quality.coaching"))("title") };
}

/** The coaching notes one may read. */
export default async function Coaching({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return (
    <ClientWords of={["quality"]}>
      <CoachingPage view={await loadCoaching(workspace)} />
    </ClientWords>
  );
}
