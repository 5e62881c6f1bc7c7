import "server-only";
import { LARGEST_FILE } from "@/features/surveys/transfer/input";
import { requireWorkspace } from "@/platform/session";

/** Where a survey file is sent to be read, and how large it may be. */
export async function loadImport(slug: string) {
  await requireWorkspace(slug, "survey.write");
  return { url: `/w/${slug}/surveys/import/file`, largest: LARGEST_FILE };
}
