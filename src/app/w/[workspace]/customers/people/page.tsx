import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PeoplePage } from "@/features/customers/people/components/people-page";
import { loadPeople } from "@/features/customers/people/loaders";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("title") };
}

/** Who the customers are. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <PeoplePage view={await loadPeople(workspace, await searchParams)} />;
}
