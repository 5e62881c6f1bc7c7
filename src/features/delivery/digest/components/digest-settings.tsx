import { useTranslations } from "next-intl";
import { resumeDigest, saveDigestWishes, sendDigestNow, undoDigestWishes } from "@/features/delivery/digest/actions";
import { DigestForm } from "@/features/delivery/digest/components/digest-form";
import { MailPreview } from "@/features/delivery/digest/components/mail-preview";
import { OnePress } from "@/features/delivery/digest/components/one-press";
import type { DigestSettingsView } from "@/features/delivery/digest/loaders";
import { ClientWords } from "@/ui/client-words";
import { Notice } from "@/ui/notice";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The screen of one's own regular mail: when it comes, what it says, and what became of those before. */
export function DigestSettings({ view }: { view: DigestSettingsView }) {
  const t = useTranslations("digest");
  const { slug } = view;
  return (
    <ClientWords of={["digest"]}>
      <div className="grid gap-10">
        <Section title={t("title")} dek={t("settings.lead")}>
          <Notice
            className="mt-4 max-w-2xl"
            tone={view.paused ? "consider" : "know"}
            action={
              view.paused ? <OnePress action={resumeDigest.bind(null, slug)}>{t("settings.resume")}</OnePress> : null
            }
          >
            {view.standing}
          </Notice>
          <DigestForm
            save={saveDigestWishes.bind(null, slug)}
            undo={undoDigestWishes.bind(null, slug)}
            wishes={view.wishes}
            choices={view.choices}
          />
        </Section>
        <Section title={t("settings.preview")} dek={t("settings.previewDek", { days: view.preview.days })}>
          <MailPreview preview={view.preview} />
          <div className="mt-5 grid max-w-2xl gap-2">
            {view.canSend ? (
              <>
                <OnePress action={sendDigestNow.bind(null, slug)}>{t("settings.sendNow")}</OnePress>
                <p className="text-muted-foreground text-xs">{t.rich("settings.sendNowNote", { email: view.email })}</p>
              </>
            ) : (
              <Notice tone="consider" title={t("settings.noMail")}>
                {t("settings.noMailHelp")}
              </Notice>
            )}
          </div>
        </Section>
        <Section title={t("settings.history")}>
          <Mails mails={view.mails} />
        </Section>
      </div>
    </ClientWords>
  );
}

function Mails({ mails }: Pick<DigestSettingsView, "mails">) {
  const t = useTranslations("digest.settings");
  if (mails.length === 0) return <p className="mt-3 text-muted-foreground">{t("noHistory")}</p>;
  return (
    <Table caption={t("history")} className="mt-3">
      <thead>
        <tr>
          <Th>{t("historyAbout")}</Th>
          <Th>{t("historyState")}</Th>
          <Th>{t("historyWhen")}</Th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <Tr key={mail.key}>
            <Td head>{mail.about}</Td>
            <Td className={mail.tone === "failed" ? "text-destructive" : undefined}>{mail.outcome}</Td>
            <Td className="whitespace-nowrap text-muted-foreground">{mail.when}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
