"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/ui/button";

/** Sign-in at the configured OpenID Connect provider. The browser goes there by a link: a form may not leave the site. */
export function ProviderButton({ name, next }: { name: string; next: string }) {
  const t = useTranslations("access");
  const [pending, setPending] = useState(false);
  return (
    <Button
      size="xl"
      className="w-full"
      aria-disabled={pending || undefined}
      onClick={() => {
        if (pending) return;
        setPending(true);
        void signIn("oidc", { callbackUrl: next }).finally(() => setPending(false));
      }}
    >
      {t("provider", { name })}
    </Button>
  );
}
