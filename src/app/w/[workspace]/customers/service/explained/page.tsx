import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LedgerPage } from "@/features/service/times/components/ledger-page";
import { loadServiceLedger } from "@/features/service/times/explained/loaders";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("service"))("ledger.title") };
}

/** How one number of service came about. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace } = await params;
  return <LedgerPage view={await loadServiceLedger(workspace, await searchParams)} />;
}
