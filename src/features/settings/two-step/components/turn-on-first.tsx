import { useTranslations } from "next-intl";
import { signOut } from "@/features/settings/access/actions";
import { TwoStepPanel } from "@/features/settings/two-step/components/two-step-panel";
import type { TwoStepView } from "@/features/settings/two-step/loaders";
import { ButtonLink } from "@/ui/button-link";
import { ClientWords } from "@/ui/client-words";
import { SubmitButton } from "@/ui/submit-button";

/** Turns two-step sign-in on where a workspace needs it first, and then leads on; or out. */
export function TurnOnFirst({ view, next }: { view: TwoStepView; next: string }) {
  const t = useTranslations("twoStep.first");
  return (
    <ClientWords of={["twoStep"]}>
      <TwoStepPanel view={view} />
      {view.status === "on" ? (
        <ButtonLink href={next} className="mt-7">
          {t("goOn")}
        </ButtonLink>
      ) : (
        <form action={signOut} className="mt-7">
          <SubmitButton variant="quiet">{t("signOut")}</SubmitButton>
        </form>
      )}
    </ClientWords>
  );
}
