import { useTranslations } from "next-intl";
import type { TopicQuery } from "@/features/topics/input";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Input } from "@/ui/input";
import { NativeSelect } from "@/ui/native-select";

/** Words, tags and what is apart: a form by GET, so that it stands in the address and needs no script. */
export function CommentSearch({
  path,
  query,
  tags,
  clearHref,
}: {
  path: string;
  query: TopicQuery;
  tags: readonly { readonly id: string; readonly name: string }[];
  clearHref: string;
}) {
  const t = useTranslations("topics.comments");
  const narrowed = query.q !== undefined || query.tag !== undefined || query.only !== undefined;
  const kept = [
    ["survey", query.survey],
    ["from", query.from],
    ["to", query.to],
    [`filter.${query.filter?.name}`, query.filter?.value],
  ] as const;
  return (
    <form method="get" action={path} className="mt-2 flex flex-wrap items-end gap-2 print:hidden">
      {kept.map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
      <div className="flex-1 basis-56">
        <label htmlFor="comment-words" className="block text-muted-foreground text-xs">
          {t("search")}
        </label>
        <Input id="comment-words" type="search" name="q" defaultValue={query.q} maxLength={256} dir="auto" />
      </div>
      {tags.length === 0 ? null : (
        <div>
          <label htmlFor="comment-tag" className="block text-muted-foreground text-xs">
            {t("tag")}
          </label>
          <NativeSelect id="comment-tag" name="tag" defaultValue={query.tag ?? ""}>
            <option value="">{t("anyTag")}</option>
            {tags.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </div>
      )}
      <div>
        <label htmlFor="comment-only" className="block text-muted-foreground text-xs">
          {t("title")}
        </label>
        <NativeSelect id="comment-only" name="only" defaultValue={query.only ?? ""}>
          <option value="">{t("all")}</option>
          <option value="personal">{t("personal")}</option>
          <option value="hidden">{t("hidden")}</option>
        </NativeSelect>
      </div>
      <Button type="submit">{t("find")}</Button>
      {narrowed ? (
        <ButtonLink href={clearHref} variant="quiet">
          {t("clear")}
        </ButtonLink>
      ) : null}
    </form>
  );
}
