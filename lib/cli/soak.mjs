// npm run soak: 200 times kill -9 under write load, on each database; PLIMSOLL_SOAK_SEED=… chooses other moments.
import { runBrowserTests } from "./browserTests.mjs";

process.exitCode = await runBrowserTests(["soak.spec.ts", "--workers=1"], { PLIMSOLL_SOAK_KILLS: "200" });
