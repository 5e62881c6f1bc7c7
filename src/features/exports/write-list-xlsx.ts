import writeXlsxFile from "write-excel-file/node";

/** Rows of text as an XLSX file of one sheet, the first of them its head. No cell is a formula, whatever its text begins with. */
export async function writeListXlsx(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const data = rows.map((row, place) =>
    row.map((value) =>
      value === "" ? null : { value, type: String, ...(place === 0 ? { fontWeight: "bold" as const } : {}) },
    ),
  );
  return writeXlsxFile([{ sheet: "Links", data, stickyRowsCount: 1 }]).toBuffer();
}
