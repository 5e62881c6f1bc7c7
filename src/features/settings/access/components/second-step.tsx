import { useTranslations } from "next-intl";
import { CodeForm } from "@/features/settings/access/components/code-form";
import { ClientWords } from "@/ui/client-words";
import { TextLink } from "@/ui/text-link";

/** The second step of a sign-in, what helps who cannot do it, and the way back. */
export function SecondStep({ next }: { next: string }) {
  const t = useTranslations("twoStep.signIn");
  return (
    <ClientWords of={["twoStep"]}>
      <CodeForm next={next} />
      <p className="mt-5 text-muted-foreground">{t("lost")}</p>
      <p className="mt-5 text-muted-foreground">
        {t.rich("back", { link: (words) => <TextLink href="/sign-in">{words}</TextLink> })}
      </p>
    </ClientWords>
  );
}
