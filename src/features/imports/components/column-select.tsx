import { useTranslations } from "next-intl";
import { NativeSelect } from "@/ui/native-select";

/** One of the file's columns; `none` is what the empty choice says. */
export function ColumnSelect({
  columns,
  value,
  none,
  onChoose,
  ...control
}: {
  columns: readonly string[];
  value: string;
  none: string;
  onChoose: (column: string) => void;
  id?: string;
  "aria-label"?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}) {
  const t = useTranslations("imports.map");
  return (
    <NativeSelect {...control} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{none}</option>
      {columns.map((column, index) => (
        // Two columns may share a name; the server says so.
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have a fixed order
        <option key={index} value={column}>
          {column.trim() || t("unnamed", { n: index + 1 })}
        </option>
      ))}
    </NativeSelect>
  );
}
