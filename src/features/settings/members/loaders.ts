import { getLocale, getTranslations } from "next-intl/server";
import { withTenant } from "@/db/client";
import { listOpenInvitations } from "@/db/queries/member-invitations";
import { listMembers } from "@/db/queries/members";
import { listTwoStepMembers } from "@/db/queries/two-step-members";
import type { Role } from "@/db/scope";
import { OFFERED_ROLES } from "@/features/settings/members/input";
import { sayDayOf } from "@/platform/i18n/say-days";
import { rolesGrantableBy } from "@/platform/roles";
import { requireWorkspace } from "@/platform/session";

/** A row of the list of members. */
export interface MemberView {
  userId: string;
  name: string;
  email: string;
  role: Role;
  since: string;
  isSelf: boolean;
  /** Roles that the reader may give them; empty where they may not be changed. */
  changeableTo: Role[];
  removable: boolean;
  /** Whether they have turned two-step sign-in on. */
  twoStep: boolean;
  /** Whether the reader may turn it off for them. */
  resettable: boolean;
}

/** An invitation that is open. */
export interface InvitationView {
  id: string;
  role: string;
  note: string;
  until: string;
}

/** Members and open invitations, for who may manage them. */
export async function loadMembers(
  slug: string,
): Promise<{ members: MemberView[]; invitations: InvitationView[]; roles: Role[] }> {
  const { db, scope, role, user, workspace } = await requireWorkspace(slug, "member.manage");
  const grantable = rolesGrantableBy(role);
  const locale = await getLocale();
  const t = await getTranslations("settings.roles");
  const [members, invitations, withTwoStep] = await withTenant(db, scope, async (tx) => [
    await listMembers(tx, scope),
    await listOpenInvitations(tx, scope, new Date()),
    await listTwoStepMembers(tx, scope),
  ]);
  const owners = members.filter((member) => member.role === "owner").length;
  return {
    roles: OFFERED_ROLES.filter((offered) => offered !== "owner" && grantable.includes(offered)),
    members: members.map((member) => {
      const lastOwner = member.role === "owner" && owners === 1;
      const mayChange = grantable.includes(member.role) && !lastOwner;
      const isSelf = member.userId === user.userId;
      return {
        userId: member.userId,
        name: member.name === "" ? member.email : member.name,
        email: member.email,
        role: member.role,
        since: sayDayOf(member.since, workspace.zone, locale),
        isSelf,
        changeableTo: mayChange ? OFFERED_ROLES.filter((offered) => grantable.includes(offered)) : [],
        removable: mayChange || (isSelf && !lastOwner),
        twoStep: withTwoStep.has(member.userId),
        resettable: withTwoStep.has(member.userId) && !isSelf && grantable.includes(member.role),
      };
    }),
    invitations: invitations.map((invitation) => ({
      id: invitation.id,
      role: t(`${invitation.role}.name`),
      note: invitation.note,
      until: sayDayOf(invitation.expiresAt, workspace.zone, locale),
    })),
  };
}
