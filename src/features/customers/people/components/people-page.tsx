import { useTranslations } from "next-intl";
import { STANDINGS } from "@/db/queries/customers/list-customers";
import { addPerson } from "@/features/customers/people/actions";
import { AddPerson } from "@/features/customers/people/components/add-person";
import { PeopleTable } from "@/features/customers/people/components/people-table";
import type { PeopleView } from "@/features/customers/people/loaders";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { buttonVariants } from "@/ui/button-variants";
import { ClientWords } from "@/ui/client-words";
import { CursorLinks } from "@/ui/cursor-links";
import { EmptyState } from "@/ui/empty-state";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { PageBody } from "@/ui/shell/page-body";
import { SlowList } from "@/ui/slow-section";
import { TextLink } from "@/ui/text-link";

/** Who the customers are: found by what a name, an address or an id begins with, and narrowed by standing and plan. */
export function PeoplePage({ view }: { view: PeopleView }) {
  const t = useTranslations("people");
  const { slug, known, rows, may, next, first, query, path } = view;
  const add = may.write ? (
    <ClientWords of={["people"]}>
      <AddPerson action={addPerson.bind(null, slug)} primary={!known && !may.import} />
    </ClientWords>
  ) : null;
  if (!known)
    return (
      <PageBody>
        <EmptyState
          page
          title={t("empty.title")}
          actions={
            <>
              {may.import ? (
                <ButtonLink href={`/w/${slug}/imports/new`} variant="primary">
                  {t("empty.import")}
                </ButtonLink>
              ) : null}
              {add}
              {may.keys ? <TextLink href={`/w/${slug}/settings/keys`}>{t("empty.api")}</TextLink> : null}
            </>
          }
        >
          {t("empty.text")}
        </EmptyState>
      </PageBody>
    );
  const filtered = query.search !== "" || query.standing !== null || query.plan !== null || query.group !== null;
  return (
    <PageBody>
      <div className="flex flex-wrap items-center justify-between gap-3">
        {view.group ? (
          <div className="min-w-0">
            <TextLink href={view.group.back}>{t("back")}</TextLink>
            <h1 className="font-medium font-voice text-verdict-small">
              <bdi>{view.group.name}</bdi>
            </h1>
            <p className="text-muted-foreground text-sm">
              {view.group.count ?? t("uncounted")}
              {view.group.amount ? ` · ${view.group.amount}` : ""}
            </p>
          </div>
        ) : (
          <h1 className="font-medium font-voice text-verdict-small">{t("title")}</h1>
        )}
        <span className="flex flex-wrap gap-2">
          {view.file ? (
            <a href={view.file} className={buttonVariants({ variant: "quiet" })}>
              {t("file")}
            </a>
          ) : null}
          {view.group ? null : add}
          {may.import && !view.group ? <ButtonLink href={`/w/${slug}/imports/new`}>{t("import")}</ButtonLink> : null}
        </span>
      </div>
      <Filters view={view} filtered={filtered} />
      {view.slow.includes("rows") ? (
        <SlowList hint={t("slow")} />
      ) : rows.length === 0 ? (
        <EmptyState title={t("none")} className="mt-4" actions={<TextLink href={path}>{t("all")}</TextLink>}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <>
          <PeopleTable rows={rows} amountHead={view.group?.amount ? view.group.amountHead : null} />
          <CursorLinks
            summary={t(view.group?.amount ? "shownByAmount" : "shown", { n: rows.length })}
            newer={first}
            newerLabel={t("newest")}
            older={next}
            olderLabel={t("further")}
          />
        </>
      )}
      {view.claimed ? (
        <p className="mt-2 text-sm print:hidden">
          <TextLink href={view.claimed.href} className="inline-flex min-h-6 items-center">
            {view.claimed.text}
          </TextLink>
        </p>
      ) : null}
    </PageBody>
  );
}

function Filters({ view: { path, query, plans, group }, filtered }: { view: PeopleView; filtered: boolean }) {
  const t = useTranslations("people");
  return (
    <search>
      <form action={path} className="mt-4 mb-2 flex flex-wrap items-end gap-3">
        {group?.params.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field label={t("search")} hint={t("searchHint")} className="w-full sm:w-72">
          {(control) => <Input {...control} type="search" name="q" defaultValue={query.search} key={query.search} />}
        </Field>
        <Field label={t("standing")} className="sm:mb-5">
          {(control) => (
            <NativeSelect {...control} name="standing" defaultValue={query.standing ?? ""} key={query.standing}>
              <option value="">{t("everybody")}</option>
              {STANDINGS.map((one) => (
                <option key={one} value={one}>
                  {t(`standings.${one}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        {plans.length === 0 ? null : (
          <Field label={t("plan")} className="sm:mb-5">
            {(control) => (
              <NativeSelect {...control} name="plan" defaultValue={query.plan ?? ""} key={query.plan}>
                <option value="">{t("anyPlan")}</option>
                {plans.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        )}
        <span className="flex items-center gap-3 sm:mb-5">
          <Button type="submit" variant="outline">
            {t("find")}
          </Button>
          {filtered ? <TextLink href={path}>{t("all")}</TextLink> : null}
        </span>
      </form>
    </search>
  );
}
