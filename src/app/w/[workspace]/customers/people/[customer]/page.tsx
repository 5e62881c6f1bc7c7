import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PersonPage } from "@/features/customers/people/components/person-page";
import { loadPerson } from "@/features/customers/people/loaders";

interface Props {
  params: Promise<{ workspace: string; customer: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("people"))("one") };
}

/** One customer with all that happened. */
export default async function Page({ params }: Props) {
  const { workspace, customer } = await params;
  return <PersonPage view={await loadPerson(workspace, customer)} />;
}
