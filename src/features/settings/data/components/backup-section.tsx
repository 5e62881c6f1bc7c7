import { useTranslations } from "next-intl";
import { Section } from "@/ui/section";

/** How a copy of everything is made: by whoever runs the server, at its command line. */
export function BackupSection() {
  const t = useTranslations("data.backup");
  return (
    <Section title={t("title")} dek={t("dek")}>
      <p className="mt-3 max-w-prose text-muted-foreground">
        {t.rich("text", {
          code: (command) => (
            <code dir="ltr" className="whitespace-nowrap font-mono text-foreground text-xs">
              {command}
            </code>
          ),
        })}
      </p>
    </Section>
  );
}
