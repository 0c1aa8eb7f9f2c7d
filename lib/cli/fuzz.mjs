// npm run fuzz: 20,000 hostile requests at every route; PLIMSOLL_FUZZ_SEED=… sends others.
import { runBrowserTests } from "./browserTests.mjs";

process.exitCode = await runBrowserTests(["fuzz.spec.ts"], { PLIMSOLL_FUZZ_REQUESTS: "20000" });
