import type { InvitedGroup } from "@/db/queries/invitations/invited-group";

type Raw = Readonly<Record<string, string | string[] | undefined>>;

const LONGEST = { dimension: 64, value: 256 } as const;

/** Whose invitations an address asks for: `of` an attribute, with its `value`, or without one those who have none. */
export function readInvitedGroup({ of, value }: Raw): InvitedGroup | null {
  if (typeof of !== "string" || of === "" || of.length > LONGEST.dimension) return null;
  if (value !== undefined && (typeof value !== "string" || value.length > LONGEST.value)) return null;
  return { dimension: of, value: value ?? null };
}

/** A group as it stands in an address: what {@link readInvitedGroup} reads back as the same. */
export function invitedGroupParams(group: InvitedGroup | null): [name: string, value: string][] {
  if (group === null) return [];
  const { dimension, value } = group;
  return [["of", dimension], ...(value === null ? [] : [["value", value] as [string, string]])];
}
