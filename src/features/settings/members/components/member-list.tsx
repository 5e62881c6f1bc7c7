import { RowForm } from "@/features/settings/components/row-form";
import { remove, setRole } from "@/features/settings/members/actions";
import type { MemberView } from "@/features/settings/members/loaders";
import { ROLE_WORDS } from "@/features/settings/view";
import { Badge } from "@/ui/badge";
import { NativeSelect } from "@/ui/native-select";
import { Table, Td, Th, Tr } from "@/ui/table";

/** Who belongs to the workspace, with what may be changed of each. */
export function MemberList({ slug, members }: { slug: string; members: readonly MemberView[] }) {
  return (
    <Table caption="Members" className="mt-3">
      <thead>
        <tr>
          <Th>Person</Th>
          <Th>Member since</Th>
          <Th>Role</Th>
          <Th>
            <span className="sr-only">Remove</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Tr key={member.userId}>
            <Td head>
              <bdi className="font-medium">{member.name}</bdi> {member.isSelf ? <Badge>You</Badge> : null}
              {member.name === member.email ? null : (
                <bdi className="block text-muted-foreground text-xs">{member.email}</bdi>
              )}
            </Td>
            <Td className="whitespace-nowrap">{member.since}</Td>
            <Td>
              {member.changeableTo.length === 0 ? (
                ROLE_WORDS[member.role].name
              ) : (
                <RowForm
                  action={setRole.bind(null, slug)}
                  fields={{ userId: member.userId }}
                  button="Change"
                  label={`Change the role of ${member.name}`}
                >
                  <NativeSelect
                    name="role"
                    defaultValue={member.role}
                    key={member.role}
                    aria-label={`Role of ${member.name}`}
                    className="w-32"
                  >
                    {member.changeableTo.map((role) => (
                      <option key={role} value={role}>
                        {ROLE_WORDS[role].name}
                      </option>
                    ))}
                  </NativeSelect>
                </RowForm>
              )}
            </Td>
            <Td>
              {member.removable ? (
                <RowForm
                  action={remove.bind(null, slug)}
                  fields={{ userId: member.userId }}
                  button={member.isSelf ? "Leave" : "Remove"}
                  label={member.isSelf ? "Leave this workspace" : `Remove ${member.name}`}
                />
              ) : null}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
