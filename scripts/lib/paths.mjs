import path from "node:path";

/** The project's folder, wherever it was started from. */
export const root = path.resolve(import.meta.dirname, "..", "..");

/** Where secrets and the embedded database are kept. */
export function dataDir() {
  return path.resolve(root, process.env.CANDOR_DATA_DIR?.trim() || ".candor");
}
