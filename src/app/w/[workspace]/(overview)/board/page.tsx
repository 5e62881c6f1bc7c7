import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askPack, deletePack, restorePack, savePackSchedule } from "@/features/board/actions";
import { BoardPage } from "@/features/board/components/board-page";
import { loadBoardPacks } from "@/features/board/loaders";

interface Props {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("board"))("page.title") };
}

/** Packs for the board. */
export default async function Page({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { deleted } = await searchParams;
  const view = await loadBoardPacks(workspace, typeof deleted === "string" ? deleted : undefined);
  const [make, save] = [askPack.bind(null, workspace), savePackSchedule.bind(null, workspace)];
  const [remove, restore] = [deletePack.bind(null, workspace), restorePack.bind(null, workspace)];
  return <BoardPage view={view} make={make} save={save} remove={remove} restore={restore} />;
}
