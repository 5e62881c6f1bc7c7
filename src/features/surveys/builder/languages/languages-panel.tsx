"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Tabs } from "radix-ui";
import { useMemo, useState } from "react";
import type { Definition } from "@/domain/survey/definition";
import type { LintContext } from "@/domain/survey/lint/finding";
import { oldTexts } from "@/domain/survey/lint/old-translations";
import { LOCALES, type Locale } from "@/domain/survey/locale";
import { missingIn } from "@/domain/survey/texts";
import { pageWords } from "@/domain/survey/words";
import { TranslationList } from "@/features/surveys/builder/languages/translation-list";
import { Button } from "@/ui/button";
import { ConfirmDialog } from "@/ui/confirm-dialog";
import { DropdownMenu, MenuItem } from "@/ui/dropdown-menu";

/** Which languages a survey speaks, and each of its texts in each of them, beside the survey's own words. */
export function LanguagesPanel({
  definition,
  before,
  onChange,
}: {
  definition: Definition;
  /** What tells that a translation is of words that stand there no more. */
  before: LintContext;
  onChange: (next: Definition) => void;
}) {
  const t = useTranslations("builder.languages");
  const old = useMemo(() => oldTexts(definition, before), [definition, before]);
  const oldIn = (locale: Locale) => old.filter((one) => one.locale === locale).map(({ place }) => place.path);
  const own = definition.locale;
  const offered = LOCALES.filter((locale) => definition.locales.includes(locale) || locale === own);
  const others = LOCALES.filter((locale) => !offered.includes(locale));
  const [chosen, setChosen] = useState<Locale>(
    () =>
      offered.find((locale) => missingIn(definition, locale).length > 0) ??
      old[0]?.locale ??
      offered.find((one) => one !== own) ??
      own,
  );
  // Undo may take away the language that is looked at.
  const current = offered.includes(chosen) ? chosen : own;
  const add = (locale: Locale) => {
    onChange({ ...definition, locales: LOCALES.filter((one) => one === locale || offered.includes(one)) });
    setChosen(locale);
  };
  const remove = (locale: Locale) => {
    onChange({ ...definition, locales: offered.filter((one) => one !== locale) });
    setChosen(own);
  };

  return (
    <Tabs.Root value={current} onValueChange={(value) => setChosen(LOCALES.find((one) => one === value) ?? own)}>
      <div className="flex flex-wrap items-end gap-x-1 gap-y-2 border-border border-b">
        <Tabs.List aria-label={t("label")} className="-mb-px flex flex-wrap gap-x-4">
          {offered.map((locale) => (
            <LanguageTab key={locale} definition={definition} locale={locale} old={oldIn(locale).length} />
          ))}
        </Tabs.List>
        {others.length > 0 ? (
          <DropdownMenu
            align="start"
            trigger={
              <Button variant="ghost" size="sm" className="mb-1">
                <Plus size={14} aria-hidden="true" />
                {t("add")}
              </Button>
            }
          >
            {others.map((locale) => (
              <MenuItem key={locale} lang={locale} onSelect={() => add(locale)}>
                {pageWords(locale).language}
              </MenuItem>
            ))}
          </DropdownMenu>
        ) : null}
      </div>
      {offered.map((locale) => (
        <Tabs.Content key={locale} value={locale} className="pt-4">
          <LanguageHead
            definition={definition}
            locale={locale}
            old={oldIn(locale).length}
            onRemove={() => remove(locale)}
          />
          <TranslationList definition={definition} locale={locale} old={new Set(oldIn(locale))} onChange={onChange} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function LanguageTab({ definition, locale, old }: { definition: Definition; locale: Locale; old: number }) {
  const t = useTranslations("builder.languages");
  const missing = missingIn(definition, locale).length;
  return (
    <Tabs.Trigger
      value={locale}
      className="flex min-h-9 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted-foreground hover:text-foreground data-[state=active]:border-primary data-[state=active]:text-foreground pointer-coarse:min-h-11"
    >
      <bdi lang={locale}>{pageWords(locale).language}</bdi>
      {missing > 0 ? <span className="text-destructive text-xs">{t("missing", { n: missing })}</span> : null}
      {old > 0 ? <span className="text-worse text-xs">{t("old", { n: old })}</span> : null}
    </Tabs.Trigger>
  );
}

function LanguageHead({
  definition,
  locale,
  old,
  onRemove,
}: {
  definition: Definition;
  locale: Locale;
  old: number;
  onRemove: () => void;
}) {
  const t = useTranslations("builder.languages");
  const name = pageWords(locale).language;
  if (locale === definition.locale) return <p className="mb-4 max-w-prose text-muted-foreground text-xs">{t("own")}</p>;
  const missing = missingIn(definition, locale).length;
  return (
    <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <p className="max-w-prose flex-1 basis-60 text-muted-foreground text-xs" role="status">
        {missing > 0
          ? t("lacks", { n: missing, language: pageWords(definition.locale).language })
          : old > 0
            ? t("oldOnes", { n: old, language: pageWords(definition.locale).language })
            : t("complete")}
      </p>
      <ConfirmDialog
        trigger={
          <Button size="sm" variant="ghost">
            {t("remove", { language: name })}
          </Button>
        }
        title={t("removeAsk", { language: name })}
        confirmLabel={t("remove", { language: name })}
        action={onRemove}
      >
        {t("removeText", { language: name })}
      </ConfirmDialog>
    </div>
  );
}
