import { useTranslations } from "next-intl";
import { makeApiKey, revoke } from "@/features/settings/keys/actions";
import { KeyForm } from "@/features/settings/keys/components/key-form";
import type { KeyView } from "@/features/settings/keys/loaders";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { Section } from "@/ui/section";
import { Table, Td, Th, Tr } from "@/ui/table";

/** The page of API keys. */
export function KeySettings({ slug, keys }: { slug: string; keys: readonly KeyView[] }) {
  const t = useTranslations("settings.keys");
  return (
    <div className="grid gap-10">
      <Section title={t("title")} dek={t("dek")}>
        {keys.length === 0 ? (
          <p className="mt-3 text-muted-foreground">{t("none")}</p>
        ) : (
          <KeyTable slug={slug} keys={keys} />
        )}
      </Section>
      <Section title={t("make")}>
        <KeyForm make={makeApiKey.bind(null, slug)} />
      </Section>
    </div>
  );
}

function KeyTable({ slug, keys }: { slug: string; keys: readonly KeyView[] }) {
  const t = useTranslations("settings.keys");
  const all = useTranslations("settings");
  return (
    <Table caption={t("title")} className="mt-3">
      <thead>
        <tr>
          <Th>{all("name")}</Th>
          <Th>{t("ends")}</Th>
          <Th>{t("may")}</Th>
          <Th>{t("made")}</Th>
          <Th>{t("until")}</Th>
          <Th>{t("lastUsed")}</Th>
          <Th>
            <span className="sr-only">{t("revoke")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Tr key={key.id}>
            <Td head>
              <bdi className="font-medium">{key.name}</bdi>
            </Td>
            <Td>
              <code className="font-mono text-xs">{key.hint}</code>
            </Td>
            <Td>{key.scope}</Td>
            <Td className="whitespace-nowrap">{key.made}</Td>
            <Td className="whitespace-nowrap">{key.until}</Td>
            <Td className="whitespace-nowrap">{key.lastUsed}</Td>
            <Td>
              <ConfirmDialog
                trigger={
                  <Button variant="quiet" size="sm" aria-label={t("revokeOne", { name: key.name })}>
                    {t("revoke")}
                  </Button>
                }
                title={t("revokeTitle", { name: key.name })}
                confirmLabel={t("revokeSure")}
                action={revoke.bind(null, slug)}
                fields={{ id: key.id }}
              >
                {t("revokeText")}
              </ConfirmDialog>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
