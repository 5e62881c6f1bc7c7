"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { AnswersView } from "@/features/responses/view";
import { Input } from "@/ui/input";
import { useLetterKeys } from "@/ui/rows/letter-keys";
import { usePageKeys } from "@/ui/rows/use-page-keys";

/** Searches in comments; sent by GET, so it stands in the address and needs no script. The key / leads here. */
export function SearchForm({ search }: { search: AnswersView["search"] }) {
  const t = useTranslations("answersList");
  const input = useRef<HTMLInputElement>(null);
  const [letters] = useLetterKeys();
  usePageKeys((key) => {
    if (key === "/") input.current?.focus();
    return key === "/";
  });
  return (
    <search>
      <form method="get" action={search.form.action} className="relative">
        {search.form.hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Search
          size={14}
          aria-hidden="true"
          className="pointer-events-none absolute inset-s-2.5 top-1/2 -translate-y-1/2 text-muted-foreground"
        />
        <Input
          ref={input}
          type="search"
          name="q"
          key={search.value}
          defaultValue={search.value}
          maxLength={100}
          dir="auto"
          aria-label={t("searchLabel")}
          aria-keyshortcuts={letters ? "/" : undefined}
          placeholder={t("search")}
          className="ps-8"
        />
      </form>
    </search>
  );
}
