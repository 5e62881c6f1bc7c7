"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { changeRole, removeMember } from "@/features/settings/members/change-role";
import { invitationInput, inviteInput, memberInput, roleInput } from "@/features/settings/members/input";
import { inviteMember, takeBackInvitation } from "@/features/settings/members/invite-member";
import { tellOfReset } from "@/features/settings/members/tell-of-reset";
import { resetTwoStep } from "@/platform/auth/reset-two-step";
import { done, type FormState } from "@/platform/form-state";
import { checkForm } from "@/platform/http/check-form";
import { runAction } from "@/platform/http/run-action";
import { sayFaults } from "@/platform/http/say-faults";
import { requestAddress } from "@/platform/request-address";
import { runtime } from "@/platform/runtime";
import { requireAction } from "@/platform/session";

/** A form's state with the link that was made, which is shown once. */
export interface InviteState extends FormState {
  link?: string;
}

/** Makes an invitation. */
export async function invite(slug: string, _state: InviteState, form: FormData): Promise<InviteState> {
  return runAction<InviteState>("invite", async () => {
    const { db, scope } = await requireAction(slug, "member.manage");
    const input = checkForm(inviteInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const token = await inviteMember(db, scope, input.value, new Date());
    revalidatePath(`/w/${slug}/settings/members`);
    return {
      ...done((await getTranslations("settings.members"))("copy")),
      link: `${runtime().env.publicUrl}/join/${token}`,
    };
  });
}

/** Takes an invitation back. */
export async function revokeInvite(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("revoke-invite", async () => {
    const { db, scope } = await requireAction(slug, "member.manage");
    const input = checkForm(invitationInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    await takeBackInvitation(db, scope, input.value.id, new Date());
    revalidatePath(`/w/${slug}/settings/members`);
    return done((await getTranslations("settings.members"))("takenBack"));
  });
}

/** Gives a member another role. */
export async function setRole(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("set-role", async () => {
    const { db, scope } = await requireAction(slug, "member.manage");
    const input = checkForm(roleInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    await changeRole(db, scope, input.value.userId, input.value.role);
    revalidatePath(`/w/${slug}/settings/members`);
    return done((await getTranslations("settings.members"))("roleChanged"));
  });
}

/** Takes a member out of the workspace. */
export async function remove(slug: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction("remove-member", async () => {
    const { db, scope, user } = await requireAction(slug, "member.manage");
    const input = checkForm(memberInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    await removeMember(db, scope, input.value.userId);
    if (input.value.userId === user.userId) redirect("/");
    revalidatePath(`/w/${slug}/settings/members`);
    return done((await getTranslations("settings.members"))("removed"));
  });
}

/** Turns two-step sign-in off for a member who has lost their phone, and tells them so. */
export async function resetSecondStep(slug: string, form: FormData): Promise<FormState> {
  return runAction("reset-two-step", async () => {
    const { db, scope, workspace } = await requireAction(slug, "member.manage");
    const input = checkForm(memberInput, form, await sayFaults("settings"));
    if (!input.ok) return input.refusal;
    const address = requestAddress(await headers());
    const person = await resetTwoStep(db, scope, { userId: input.value.userId, address });
    tellOfReset(runtime(), person, workspace.name);
    revalidatePath(`/w/${slug}/settings/members`);
    return done((await getTranslations("twoStep.members"))("wasReset"));
  });
}
