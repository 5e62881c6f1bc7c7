import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATES } from "@/db/schema/follow-up";
import { CAUSES } from "@/domain/follow-up/causes";
import { USUAL_DAYS } from "@/features/follow-ups/board/read-board-query";
import type { Board } from "@/features/follow-ups/loaders";
import { Button } from "@/ui/button";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";
import { TextLink } from "@/ui/text-link";

/** What narrows the list down: a form that writes the address, so that it works without a script. */
export function FilterForm({ slug, board }: { slug: string; board: Board }) {
  const t = useTranslations("followUps");
  const { query } = board;
  return (
    <form
      method="get"
      action={`/w/${slug}/feedback`}
      aria-label={t("filters.search")}
      // Anew where the address says something else: fields that were typed into keep what was typed.
      key={JSON.stringify(query)}
      className="mt-3 flex flex-wrap items-center gap-2 print:hidden"
    >
      {query.tab === "new" ? null : <input type="hidden" name="tab" value={query.tab} />}
      {query.days === USUAL_DAYS ? null : <input type="hidden" name="days" value={query.days} />}
      <Input
        type="search"
        name="q"
        aria-label={t("filters.search")}
        placeholder={t("filters.search")}
        defaultValue={query.search ?? ""}
        maxLength={100}
        className="w-full sm:w-64"
      />
      <Choice name="owner" label={t("filters.owner")} any={t("filters.anyOwner")} value={query.owner}>
        <option value="nobody">{t("filters.nobody")}</option>
        {board.members.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name="reason" label={t("filters.reason")} any={t("filters.anyReason")} value={query.kind}>
        {FOLLOW_UP_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </Choice>
      <Choice name="survey" label={t("filters.survey")} any={t("filters.anySurvey")} value={query.survey}>
        {board.surveys.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      {query.tab === "all" || query.cause !== null ? (
        <Choice name="cause" label={t("detail.cause")} any={t("filters.anyCause")} value={query.cause}>
          {CAUSES.map((cause) => (
            <option key={cause} value={cause}>
              {t(`causes.${cause}`)}
            </option>
          ))}
        </Choice>
      ) : null}
      {query.tab === "all" ? (
        <Choice name="state" label={t("filters.state")} any={t("filters.anyState")} value={query.state}>
          {FOLLOW_UP_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`states.${state}`)}
            </option>
          ))}
        </Choice>
      ) : null}
      <Button type="submit">{t("filters.apply")}</Button>
      {board.filtered ? <TextLink href={board.clearHref}>{t("filters.clear")}</TextLink> : null}
    </form>
  );
}

function Choice({
  name,
  label,
  any,
  value,
  children,
}: {
  name: string;
  label: string;
  any: string;
  value: string | null;
  children: ReactNode;
}) {
  return (
    <NativeSelect
      name={name}
      aria-label={label}
      defaultValue={value ?? ""}
      className="w-auto min-w-40 max-w-48 flex-1 sm:flex-none"
    >
      <option value="">{any}</option>
      {children}
    </NativeSelect>
  );
}
