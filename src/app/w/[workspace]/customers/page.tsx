import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StayingPage } from "@/features/customers/staying/components/staying-page";
import { loadStaying } from "@/features/customers/staying/loaders";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("staying"))("page") };
}

/** Who stays and who leaves. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <StayingPage view={await loadStaying(workspace, await searchParams)} />;
}
