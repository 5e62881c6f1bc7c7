import { useTranslations } from "next-intl";
import type { AnswersView } from "@/features/responses/view";
import { Input } from "@/ui/input";

/** Asks for one customer's answers by their id; sent by GET, so it stands in the address and needs no script. */
export function CustomerForm({ customer }: { customer: NonNullable<AnswersView["customer"]> }) {
  const t = useTranslations("answers");
  return (
    <form method="get" action={customer.form.action} className="mt-2">
      {customer.form.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Input
        type="search"
        name="customer"
        key={customer.value}
        defaultValue={customer.value}
        maxLength={256}
        dir="auto"
        autoComplete="off"
        aria-label={t("customerId")}
        placeholder={t("customerId")}
      />
    </form>
  );
}
