import { redirect } from "next/navigation";

/** The settings begin with what everybody has: their own account. */
export default async function Settings({ params }: { params: Promise<{ workspace: string }> }) {
  redirect(`/w/${(await params).workspace}/settings/account`);
}
