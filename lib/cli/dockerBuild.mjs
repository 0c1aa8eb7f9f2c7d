// For the Dockerfile: the client and the production build, from packages that are installed already.
import { rm } from "node:fs/promises";
import { build, generateClient } from "./prepare.mjs";

await generateClient();
await build();
// Only the next build would read it.
await rm(".next/cache", { recursive: true, force: true });
