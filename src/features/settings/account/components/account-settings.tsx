import { useTranslations } from "next-intl";
import { endOne, saveFollowUpMails } from "@/features/settings/account/actions";
import {
  EndOthersForm,
  LanguageForm,
  PasswordForm,
  ProfileForm,
} from "@/features/settings/account/components/account-forms";
import type { AccountView } from "@/features/settings/account/loaders";
import { RowForm } from "@/features/settings/components/row-form";
import { TwoStepSection } from "@/features/settings/two-step/components/two-step-section";
import { Badge } from "@/ui/badge";
import { LetterKeysChoice } from "@/ui/rows/letter-keys-choice";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";
import { ThemeChoice } from "@/ui/theme-choice";

/** The page of one's own account. */
export function AccountSettings(account: AccountView) {
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
      <Section title={t("keys")} dek={t("keysDek")}>
        <LetterKeysChoice className="mt-4 max-w-md" />
      </Section>
      {account.followUpMails === null ? null : (
        <Section title={t("followUps")} dek={t(account.followUpMails ? "followUpsOn" : "followUpsOff")}>
          <div className="mt-4">
            <RowForm
              action={saveFollowUpMails.bind(null, account.slug)}
              fields={{ mails: account.followUpMails ? "off" : "on" }}
              button={t(account.followUpMails ? "followUpsStop" : "followUpsStart")}
              label={t(account.followUpMails ? "followUpsStop" : "followUpsStart")}
            />
          </div>
        </Section>
      )}
      <Section title={t("password")} dek={t("passwordDek")}>
        <PasswordForm email={account.email} hasPassword={account.hasPassword} />
      </Section>
      <TwoStepSection view={account.twoStep} />
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
