import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as glue from "@prisma/schema-engine-wasm/schema_engine_bg";

/** @type {Promise<void> | undefined} */
let loaded;

/** Node 20 can't import `.wasm`, so the module that the package's own entry would import is linked by hand. */
async function load() {
  const folder = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const bytes = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": { ...glue } });
  glue.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: start } = instance.exports;
  if (typeof start === "function") start();
}

/**
 * Prisma's own schema engine as WebAssembly, over the app's own drivers: no native binary, nothing to download.
 * @template T
 * @param {{ connection: import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory, schema?: { path: string, content: string } }} target
 * @param {(engine: glue.SchemaEngine) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withSchemaEngine({ connection, schema }, use) {
  loaded ??= load();
  await loaded;
  const adapter = bindMigrationAwareSqlAdapterFactory(connection);
  /** @type {[string, string][] | undefined} */
  const datamodels = schema === undefined ? undefined : [[schema.path, schema.content]];
  const engine = await glue.SchemaEngine.new({ datamodels }, () => {}, adapter);
  try {
    return await use(engine);
  } finally {
    engine.free();
  }
}
