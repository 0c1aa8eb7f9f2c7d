// npm run db:copy -- FROM TO: moves everything from one database to an empty one, and proves it.
import { copyDatabase } from "@/lib/storage/copy/copyDatabase";

const [from, to, ...rest] = process.argv.slice(2);
const print = (line: string) => process.stdout.write(`${line}\n`);

if (from === undefined || to === undefined || rest.length > 0) {
  print("Say from where to where: npm run db:copy -- file:./data/plimsoll.db postgresql://user@host/database");
  process.exitCode = 1;
} else {
  try {
    const tables = await copyDatabase(from, to, process.cwd());
    for (const { name, rows, checksum } of tables)
      print(`${name.padEnd(16)} ${String(rows).padStart(9)} rows  ${checksum.slice(0, 32)}  the same on both sides`);
    print("Copied. The secret that signs browsers' cookies is no part of it: keep the file owner-secret of the data");
    print("folder, or set PLIMSOLL_SECRET to what it holds, else no browser finds its scenarios again.");
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
