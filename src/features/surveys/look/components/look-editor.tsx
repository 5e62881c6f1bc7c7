"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { legibleBrand } from "@/domain/survey/contrast";
import type { Brand, Definition } from "@/domain/survey/definition";
import { paletteOf } from "@/domain/survey/palette";
import { BrandColor } from "@/features/surveys/components/brand-color";
import { LogoField } from "@/features/surveys/look/components/logo-field";
import { LookPreview } from "@/features/surveys/look/components/look-preview";
import { ButtonLink } from "@/ui/button-link";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { Standing as KeptStanding } from "@/ui/keeper";
import { Notice } from "@/ui/notice";
import { RadioSegments } from "@/ui/radio-segments";
import { useKept } from "@/ui/use-kept";

const CORNERS = ["square", "soft", "round"] as const;
const DARK = ["auto", "never"] as const;

/** What is typed is kept in the draft shortly after each change, and stands in the preview at once. */
export function LookEditor({
  slug,
  id,
  draft,
  storedAt,
  published,
  canPublish,
}: {
  slug: string;
  id: string;
  draft: Definition;
  storedAt: string;
  /** What respondents see now; null before the first publishing. */
  published: Brand | null;
  canPublish: boolean;
}) {
  const t = useTranslations("look");
  const router = useRouter();
  const url = `/w/${slug}/surveys/${id}/look`;
  const kept = useKept(`${url}/draft`, { value: draft.brand, at: storedAt }, isNamed);
  const { value: brand, change: put, store, state, errors } = kept;
  const change = (part: Partial<Brand>, pauseMs?: number) => put((before) => ({ ...before, ...part }), pauseMs);
  // What is pressed is whole, unlike what is being typed.
  const choose = (part: Partial<Brand>) => change(part, 0);
  // Other pages show the draft as well: the browser's way back draws them anew.
  useEffect(() => {
    if (state === "saved") router.refresh();
  }, [state, router]);
  const { corner = "soft", dark = "auto", color } = brand;
  const legible = legibleBrand(color);
  const lit = paletteOf(color, "dark").brand;
  const named = isNamed(brand);
  return (
    <div className="mt-8 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,23rem)_minmax(0,1fr)]">
      <fieldset className="grid min-w-0 gap-6" onBlur={store}>
        <Field label={t("brand")} hint={t("brandHint")} error={named ? errors.name : t("brandMissing")}>
          {(control) => (
            <Input
              {...control}
              value={brand.name}
              maxLength={100}
              autoComplete="organization"
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <LogoField url={`${url}/logo`} error={errors.logo} logo={brand.logo} onLogo={(logo) => choose({ logo })} />
        <div>
          <BrandColor
            color={color}
            instead={legible.changed ? legible.color : null}
            onColor={(hex) => change({ color: hex })}
            error={errors.color}
          />
          {dark === "auto" && lit !== color ? (
            <p className="mt-1 text-muted-foreground text-xs">
              {t.rich("lightens", { color: () => <span className="font-mono">{lit}</span> })}
            </p>
          ) : null}
        </div>
        <RadioSegments
          legend={t("corners")}
          name="corner"
          options={CORNERS.map((one) => ({ value: one, label: t(`corner.${one}`) }))}
          value={corner}
          onChoose={(value) => choose({ corner: CORNERS.find((one) => one === value) ?? "soft" })}
        />
        <div>
          <RadioSegments
            legend={t("darkMode")}
            name="dark"
            options={DARK.map((one) => ({ value: one, label: t(`dark.${one}`) }))}
            value={dark}
            onChoose={(value) => choose({ dark: DARK.find((one) => one === value) ?? "auto" })}
          />
          <p className="mt-1 text-muted-foreground text-xs">{t(`darkNote.${dark}`)}</p>
        </div>
        <Standing
          state={named ? state : "waits"}
          again={store}
          published={published}
          differs={published !== null && !sameLook(published, brand)}
          publishUrl={canPublish ? `/w/${slug}/surveys/${id}/publish` : null}
        />
      </fieldset>
      <LookPreview url={`/w/${slug}/surveys/preview`} definition={{ ...draft, brand }} dark={dark === "auto"} />
    </div>
  );
}

function Standing({
  state,
  again,
  published,
  differs,
  publishUrl,
}: {
  state: KeptStanding["state"];
  again: () => void;
  published: Brand | null;
  differs: boolean;
  publishUrl: string | null;
}) {
  const t = useTranslations("look");
  const seen = differs ? t("seen.differs") : published === null ? t("seen.never") : t("seen.same");
  return (
    <Notice
      tone={state === "failed" ? "blocks" : differs ? "consider" : "know"}
      title={t(`state.${state}`)}
      action={
        state === "failed" ? (
          <button type="button" onClick={again} className="font-medium text-primary underline underline-offset-3">
            {t("again")}
          </button>
        ) : publishUrl && (differs || published === null) ? (
          <ButtonLink href={publishUrl} variant="primary">
            {t("publish")}
          </ButtonLink>
        ) : undefined
      }
    >
      {seen}
    </Notice>
  );
}

function isNamed({ name }: Brand): boolean {
  return name.trim() !== "";
}

function sameLook(a: Brand, b: Brand): boolean {
  const full = ({ name, color, logo, corner = "soft", dark = "auto" }: Brand) =>
    JSON.stringify([name.trim(), color.toLowerCase(), logo, corner, dark]);
  return full(a) === full(b);
}
