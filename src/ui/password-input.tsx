"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useState } from "react";
import { cn } from "@/ui/cn";
import { Input } from "@/ui/input";

/** A password field that can show what is typed. Pasting and password managers work as everywhere. */
export function PasswordInput({
  className,
  tall,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { tall?: boolean }) {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <span className={cn("relative block", className)}>
      <Input {...rest} tall={tall} type={shown ? "text" : "password"} dir="ltr" className="pe-11" />
      <button
        type="button"
        aria-pressed={shown}
        aria-label={t("showPassword")}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 inset-e-0 grid w-11 place-items-center rounded-md text-muted-foreground -outline-offset-2 hover:text-foreground"
      >
        <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
      </button>
    </span>
  );
}
