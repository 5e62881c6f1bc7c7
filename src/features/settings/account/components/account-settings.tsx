import { useTranslations } from "next-intl";
import { endOne } from "@/features/settings/account/actions";
import {
  EndOthersForm,
  LanguageForm,
  PasswordForm,
  ProfileForm,
} from "@/features/settings/account/components/account-forms";
import type { SessionView } from "@/features/settings/account/loaders";
import { RowForm } from "@/features/settings/components/row-form";
import type { AppLocale } from "@/platform/i18n/locale";
import { Badge } from "@/ui/badge";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { ThemeChoice } from "@/ui/theme-choice";

/** The page of one's own account. */
export function AccountSettings(account: {
  name: string;
  email: string;
  locale: AppLocale;
  hasPassword: boolean;
  sessions: readonly SessionView[];
}) {
  const t = useTranslations("settings.account");
  return (
    <div className="grid gap-10">
      <Section title={t("you")}>
        <ProfileForm name={account.name} email={account.email} />
      </Section>
      <Section title={t("language")} dek={t("languageDek")}>
        <LanguageForm locale={account.locale} />
      </Section>
      <Section title={t("colours")} dek={t("coloursDek")}>
        <div className="mt-4">
          <ThemeChoice hideLegend />
        </div>
      </Section>
      <Section title={t("password")} dek={t("passwordDek")}>
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
      </Section>
      <Section title={t("sessions")} dek={t("sessionsDek")}>
        <Table caption={t("sessions")} className="mt-3">
          <thead>
            <tr>
              <Th>{t("browser")}</Th>
              <Th>{t("lastSeen")}</Th>
              <Th>
                <span className="sr-only">{t("signOut")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {account.sessions.map((session) => (
              <Tr key={session.id}>
                <Td head>
                  {session.browser} {session.isThis ? <Badge tone="live">{t("this")}</Badge> : null}
                </Td>
                <Td className="whitespace-nowrap">{session.lastSeen}</Td>
                <Td>
                  {session.isThis ? null : (
                    <RowForm
                      action={endOne}
                      fields={{ id: session.id }}
                      button={t("signOut")}
                      label={t("signOutOf", { browser: session.browser, at: session.lastSeen })}
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
