/** Why an import cannot go on, in words for the person who imported. What was stored before stays and can be undone. */
export class ImportFailure extends Error {
  override readonly name = "ImportFailure";
}
