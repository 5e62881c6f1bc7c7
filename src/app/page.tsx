import { redirect } from "next/navigation";
import { loadStart } from "@/features/settings/access/loaders";

/** Leads on: to the sign-in page, or to a workspace. */
export default async function Start() {
  redirect(await loadStart());
}
