import type { ImportFault } from "@/domain/imports/fault";

/** Why an import cannot go on; each reader's language says it. What was stored before stays and can be undone. */
export class ImportFailure extends Error {
  override readonly name = "ImportFailure";

  constructor(readonly fault: ImportFault) {
    super(fault.code);
  }
}

/** Another process took the same import up as well and is further. Nothing failed: a later try looks whether it has ended. */
export class TakenUpElsewhere extends Error {
  override readonly name = "TakenUpElsewhere";

  constructor() {
    super("The import was taken up by another process.");
  }
}
