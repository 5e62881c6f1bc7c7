import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PolicyPage } from "@/features/service/promises/components/policy-page";
import { loadPolicyForm } from "@/features/service/promises/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promises"))("settings.policies") };
}

/** One policy. */
export default async function OnePolicyPage({ params }: { params: Promise<{ workspace: string; policy: string }> }) {
  const { workspace, policy } = await params;
  return <PolicyPage view={await loadPolicyForm(workspace, policy)} />;
}
