import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PolicyPage } from "@/features/service/promises/components/policy-page";
import { loadPolicyForm } from "@/features/service/promises/loaders";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("promises"))("policy.new") };
}

/** A policy to be. */
export default async function NewPolicyPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  return <PolicyPage view={await loadPolicyForm(workspace, null)} />;
}
