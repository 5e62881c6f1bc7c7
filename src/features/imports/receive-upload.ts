import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyConfig, type BusboyInstance } from "@fastify/busboy";
import { type Db, withTenant } from "@/db/client";
import { deleteAbandonedChunks, deleteImport, insertImport, insertImportChunk } from "@/db/queries/insert-import";
import { updateImport } from "@/db/queries/update-import";
import type { WorkspaceScope } from "@/db/scope";
import { binaryFault, decoderOf, type Encoding, encodingOf, kindOfFile } from "@/features/imports/decode-text";
import { refusedFile } from "@/features/imports/import-refusal";
import { badRequest, isProblem, ProblemError, tooLarge, unsupportedMedia } from "@/platform/http/problem";

/** A file that arrived, stored in pieces under an import that nobody asked to run yet. */
export interface Upload {
  readonly importId: string;
  /** The form's other fields. */
  readonly fields: Readonly<Record<string, string>>;
  /** SHA-256 of the file and the fields, whatever the multipart boundary. */
  readonly hash: Buffer;
}

/** Most bytes of a file. */
export const FILE_LIMIT = 1024 ** 3;
const PIECE = 1024 * 1024;
const FIELD_LIMIT = 256 * 1024;
/** A body may pause this long, and must come faster than this many bytes a second on the whole. */
const PATIENCE_MS = 30_000;
const SLOWEST = 4 * 1024;
const KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Takes a multipart body with one `file` and stores it piece by piece; never more than a few megabytes are in memory.
 * Throws 415 for another kind of body, 413 past a gigabyte, 400 where it breaks off, 408 where it does not arrive, 422
 * where there is no file or it is no text; then nothing is kept.
 */
export async function receiveUpload(db: Db, scope: WorkspaceScope, request: Request, now: Date): Promise<Upload> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type) || request.body === null) {
    throw unsupportedMedia("Send the file as multipart/form-data.");
  }
  if (Number(request.headers.get("content-length") ?? 0) > FILE_LIMIT + 2 * FIELD_LIMIT) throw tooLarge(FILE_LIMIT);
  const importId = await withTenant(db, scope, async (tx) => {
    await deleteAbandonedChunks(tx, scope, new Date(now.getTime() - KEPT_MS));
    return insertImport(tx, scope, now);
  });
  try {
    const form = await readForm(db, scope, importId, type, request.body);
    if (form.file === null) throw refusedFile("fileMissing");
    const { name, bytes, hash, encoding } = form.file;
    if (bytes === 0) throw refusedFile("fileEmpty");
    const about = { fileName: name, fileBytes: bytes, encoding };
    await withTenant(db, scope, (tx) => updateImport(tx, scope, importId, about));
    return {
      importId,
      fields: form.fields,
      hash: createHash("sha256").update(hash).update(JSON.stringify(form.fields)).digest(),
    };
  } catch (error) {
    await withTenant(db, scope, (tx) => deleteImport(tx, scope, importId)).catch(() => {});
    throw error;
  }
}

interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  readonly hash: Buffer;
  readonly encoding: Encoding | null;
}

async function readForm(
  db: Db,
  scope: WorkspaceScope,
  importId: string,
  type: string,
  body: ReadableStream<Uint8Array>,
) {
  const limits = { files: 1, fields: 20, parts: 25, fieldSize: FIELD_LIMIT, fieldNameSize: 100, fileSize: FILE_LIMIT };
  const parser = makeParser(type, limits);
  const fields: Record<string, string> = {};
  let stored: Promise<StoredFile> | null = null;
  let fault: Error | null = null;
  parser.on("field", (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut) fault ??= tooLarge(FIELD_LIMIT);
    else if (Object.hasOwn(fields, name)) fault ??= badRequest(`The field ${name} stands twice.`);
    else Object.defineProperty(fields, name, { value, enumerable: true });
  });
  parser.on("file", (name, stream, fileName) => {
    stream.on("error", () => {});
    if (name !== "file") {
      fault ??= badRequest(`The file is expected in the field “file”.`);
      stream.resume();
      return;
    }
    stored = storeFile(db, scope, importId, stream, fileName ?? "");
    stored.catch((error: Error) => {
      fault ??= error;
      // What still arrives is of no use: let it pass.
      stream.resume();
      parser.destroy(error);
    });
  });
  for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) {
    parser.on(limit, () => {
      fault ??= badRequest("The form has too many parts.");
    });
  }
  try {
    await pipeline(Readable.from(arriving(body)), parser);
    const file: StoredFile | null = await (stored as Promise<StoredFile> | null);
    if (fault) throw fault;
    return { fields, file };
  } catch (error) {
    const first: unknown = fault ?? error;
    if (isProblem(first) || isDatabaseError(first)) throw first;
    throw badRequest("The form broke off or cannot be read.");
  }
}

function makeParser(type: string, limits: BusboyConfig["limits"]): BusboyInstance {
  try {
    return new Busboy({ headers: { "content-type": type }, limits });
  } catch {
    throw badRequest("The form names no boundary.");
  }
}

async function storeFile(
  db: Db,
  scope: WorkspaceScope,
  importId: string,
  stream: Readable,
  name: string,
): Promise<StoredFile> {
  const hash = createHash("sha256");
  const encoding = createEncodingTest();
  let gathered: Buffer[] = [];
  let gatheredBytes = 0;
  let bytes = 0;
  let ordinal = 0;
  const flush = async () => {
    if (gatheredBytes === 0) return;
    const all = Buffer.concat(gathered);
    // All pieces but the last are of one length: a workbook is read by places.
    const [piece, rest] = [all.subarray(0, PIECE), all.subarray(PIECE)];
    encoding.add(piece);
    await withTenant(db, scope, (tx) => insertImportChunk(tx, scope, importId, ordinal, piece));
    ordinal++;
    gathered = rest.length > 0 ? [rest] : [];
    gatheredBytes = rest.length;
  };
  for await (const part of stream as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.byteLength;
    for (let from = 0; from < part.byteLength; from += PIECE) {
      const slice = part.subarray(from, from + PIECE);
      gathered.push(slice);
      gatheredBytes += slice.byteLength;
      if (gatheredBytes >= PIECE) await flush();
    }
  }
  if ("truncated" in stream && stream.truncated === true) throw tooLarge(FILE_LIMIT);
  while (gatheredBytes > 0) await flush();
  return { name: cleanName(name), bytes, hash: hash.digest(), encoding: encoding.end() };
}

/**
 * Finds a text's encoding while it arrives: what its first bytes announce; what is not UTF-8 then is Western European until
 * a person says otherwise. Null for a workbook. Refuses what is neither.
 */
function createEncodingTest() {
  let [encoding, decode]: [Encoding | null, ReturnType<typeof decoderOf> | null] = [null, null];
  let started = false;
  const test = (piece: Uint8Array | null) => {
    try {
      decode?.(piece);
    } catch {
      if (encoding !== "utf-8") throw refusedFile("notText");
      [encoding, decode] = ["windows-1252", null];
    }
  };
  return {
    add(piece: Uint8Array): void {
      if (!started) {
        started = true;
        const fault = binaryFault(piece);
        if (fault !== null) throw refusedFile(fault);
        encoding = kindOfFile(piece) === "workbook" ? null : encodingOf(piece);
        decode = encoding === null ? null : decoderOf(encoding);
      }
      test(piece);
    },
    end(): Encoding | null {
      test(null);
      return encoding;
    },
  };
}

/** The body's bytes as they arrive; gives up on one that pauses too long or trickles. */
async function* arriving(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const startedAt = performance.now();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await withinPatience(reader.read());
      if (done) return;
      bytes += value.byteLength;
      const elapsed = performance.now() - startedAt;
      if (elapsed > PATIENCE_MS && bytes < (elapsed / 1000) * SLOWEST) throw tooSlow();
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => {});
  }
}

async function withinPatience<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function tooSlow(): ProblemError {
  return new ProblemError({ status: 408, code: "too_slow", title: "The body did not arrive in time" });
}

function isDatabaseError(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code !== "ERR_STREAM_PREMATURE_CLOSE"
  );
}

/** A file's name without its folders and without what no line of text should hold. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const shown = last.replace(/[\p{Cc}\p{Surrogate}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, "").trim();
  return [...shown].slice(0, 200).join("") || "file.csv";
}
