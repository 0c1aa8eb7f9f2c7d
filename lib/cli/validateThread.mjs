// A worker thread of Node 20 does not inherit the loader of its parent, so it registers its own.
import { register } from "tsx/esm/api";

register();
await import(new URL("./validateWorker.ts", import.meta.url).href);
