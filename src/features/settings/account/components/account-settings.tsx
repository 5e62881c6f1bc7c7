import { endOne } from "@/features/settings/account/actions";
import { EndOthersForm, PasswordForm, ProfileForm } from "@/features/settings/account/components/account-forms";
import type { SessionView } from "@/features/settings/account/loaders";
import { RowForm } from "@/features/settings/components/row-form";
import { Badge } from "@/ui/badge";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { ThemeChoice } from "@/ui/theme-choice";

/** The page of one's own account. */
export function AccountSettings(account: {
  name: string;
  email: string;
  hasPassword: boolean;
  sessions: readonly SessionView[];
}) {
  return (
    <div className="grid gap-10">
      <Section title="You">
        <ProfileForm name={account.name} email={account.email} />
      </Section>
      <Section title="Colours" dek="On this device.">
        <div className="mt-4">
          <ThemeChoice hideLegend />
        </div>
      </Section>
      <Section title="Password" dek="Changing it signs you out everywhere else.">
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
      </Section>
      <Section title="Where you are signed in" dek="Signing out acts at once.">
        <Table caption="Where you are signed in" className="mt-3">
          <thead>
            <tr>
              <Th>Browser</Th>
              <Th>Last seen</Th>
              <Th>
                <span className="sr-only">Sign out</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {account.sessions.map((session) => (
              <Tr key={session.id}>
                <Td head>
                  {session.browser} {session.isThis ? <Badge tone="live">This one</Badge> : null}
                </Td>
                <Td className="whitespace-nowrap">{session.lastSeen}</Td>
                <Td>
                  {session.isThis ? null : (
                    <RowForm
                      action={endOne}
                      fields={{ id: session.id }}
                      button="Sign out"
                      label={`Sign out ${session.browser}, last seen ${session.lastSeen}`}
                    />
                  )}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
        {account.sessions.length > 1 ? <EndOthersForm /> : null}
      </Section>
    </div>
  );
}
