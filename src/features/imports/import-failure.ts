import type { ImportFault } from "@/domain/imports/fault";

/** Why an import cannot go on; each reader's language says it. What was stored before stays and can be undone. */
export class ImportFailure extends Error {
  override readonly name = "ImportFailure";

  constructor(readonly fault: ImportFault) {
    super(fault.code);
  }
}
