"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { isLeavingReason } from "@/domain/customer/leaving-reason";
import type { SpellState } from "@/features/customers/people/actions";
import { SpellForm } from "@/features/customers/people/components/spell-form";
import type { PersonView } from "@/features/customers/people/loaders";
import type { FormAction, FormState } from "@/platform/form-state";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Section } from "@/ui/section";
import { Table, Td, Th } from "@/ui/table";
import { say } from "@/ui/toaster";
import { useReached } from "@/ui/use-reached";

type Spell = PersonView["spells"][number];

/** A customer's contracts: what can be done with each by hand, and the way back from it. */
export function SpellList({
  spells,
  today,
  mayWrite,
  save,
  remove,
  undo,
}: {
  spells: readonly Spell[];
  today: string;
  mayWrite: boolean;
  save: FormAction<SpellState>;
  remove: (spellId: string) => Promise<SpellState>;
  undo: (before: NonNullable<SpellState["undo"]>) => Promise<FormState>;
}) {
  const t = useTranslations("people");
  const reasons = useTranslations("staying");
  const [open, setOpen] = useState<{ spell: Spell | null; ending: boolean } | null>(null);
  const reached = useReached();
  const told = (state: SpellState) => {
    const { undo: before, message } = state;
    if (!message) return;
    if (!before) return say(message);
    const back = async () => say((await reached(undo(before))).message ?? "");
    say(message, { label: t("undo"), run: () => void back() });
  };
  return (
    <Section
      title={t("contracts")}
      actions={
        mayWrite ? <Button onClick={() => setOpen({ spell: null, ending: false })}>{t("addContract")}</Button> : null
      }
    >
      {spells.length === 0 ? <p className="mt-2 text-muted-foreground">{t("noContract")}</p> : null}
      {spells.length === 0 ? null : (
        <Table caption={t("contracts")} className="mt-2">
          <thead>
            <tr>
              <Th>{t("start")}</Th>
              <Th>{t("end")}</Th>
              <Th>{t("plan")}</Th>
              <Th numeric>{t("revenue")}</Th>
              {mayWrite ? <Th>{t("deeds")}</Th> : null}
            </tr>
          </thead>
          <tbody>
            {spells.map((spell) => (
              <tr key={spell.id}>
                <Td className="whitespace-nowrap">{spell.began}</Td>
                <Td>
                  {spell.ended ?? t("runs")}
                  {spell.reason === null ? null : (
                    <span className="block text-muted-foreground text-xs">
                      {reasons(`reasons.codes.${isLeavingReason(spell.reason) ? spell.reason : "other"}`)}
                    </span>
                  )}
                </Td>
                <Td>
                  <bdi>{spell.plan ?? "—"}</bdi>
                </Td>
                <Td numeric>{spell.revenue ?? "—"}</Td>
                {mayWrite ? (
                  <Td>
                    <span className="flex flex-wrap gap-2">
                      <Button variant="quiet" onClick={() => setOpen({ spell, ending: false })}>
                        {t("edit")}
                      </Button>
                      {spell.endDay === null ? (
                        <Button variant="quiet" onClick={() => setOpen({ spell, ending: true })}>
                          {t("endContract")}
                        </Button>
                      ) : null}
                      <Button variant="quiet" onClick={async () => told(await reached(remove(spell.id)))}>
                        {t("remove")}
                      </Button>
                    </span>
                  </Td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <Dialog
        title={t(open?.spell ? (open.ending ? "endContract" : "editContract") : "addContract")}
        open={open !== null}
        onOpenChange={(isOpen) => setOpen(isOpen ? open : null)}
      >
        {open === null ? null : (
          <SpellForm
            key={`${open.spell?.id} ${open.ending}`}
            spell={open.spell}
            today={today}
            ending={open.ending}
            save={save}
            onSaved={(state) => {
              setOpen(null);
              told(state);
            }}
          />
        )}
      </Dialog>
    </Section>
  );
}
