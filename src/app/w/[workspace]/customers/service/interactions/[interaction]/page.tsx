import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InteractionPage } from "@/features/service/times/components/interaction-page";
import { loadInteraction } from "@/features/service/times/list-loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("service.detail"))("title") };
}

/** One interaction and how its times were measured. */
export default async function Interaction({ params }: { params: Promise<{ workspace: string; interaction: string }> }) {
  const { workspace, interaction } = await params;
  return <InteractionPage view={await loadInteraction(workspace, interaction)} />;
}
