"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";

/** Whose something is to be: oneself first, the others by name, or nobody. */
export function AssignDialog({
  open,
  onOpenChange,
  me,
  members,
  assign,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  me: string;
  members: readonly { readonly id: string; readonly name: string }[];
  assign: (owner: string | null) => void;
}) {
  const t = useTranslations("followUps");
  const own = members.filter(({ id }) => id === me);
  const others = members.filter(({ id }) => id !== me);
  const choose = (owner: string | null) => () => {
    onOpenChange(false);
    assign(owner);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("act.assignTo")}>
      <ul className="grid gap-1">
        {[...own, ...others].map(({ id, name }) => (
          <li key={id}>
            <Button variant={id === me ? "quiet" : "ghost"} onClick={choose(id)} className="w-full justify-start">
              {id === me ? t("act.me") : <bdi>{name}</bdi>}
            </Button>
          </li>
        ))}
        <li>
          <Button variant="ghost" onClick={choose(null)} className="w-full justify-start text-muted-foreground">
            {t("list.unassigned")}
          </Button>
        </li>
      </ul>
    </Dialog>
  );
}
