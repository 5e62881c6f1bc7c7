"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LogicWords } from "@/domain/survey/condition-words";
import { sayLogic } from "@/features/surveys/say-logic";

/** What conditions and rules are said with here. */
export function useLogicWords(): LogicWords {
  const t = useTranslations("logic");
  const locale = useLocale();
  return useMemo(() => sayLogic(t, locale), [t, locale]);
}
