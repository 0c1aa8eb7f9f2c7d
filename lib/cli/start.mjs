// npm start: from a fresh clone to a served page. Nothing may be imported statically that has yet to be installed.
import "./requireNode.mjs";
import "./endWithNpm.mjs";
import { portFrom, probePort } from "./port.mjs";
import { build, generateClient, installPackages, StepFailed } from "./prepare.mjs";

const { PORT } = process.env;
const port = portFrom(PORT);

try {
  if (port === null) throw new StepFailed(`PORT is "${PORT}", which is no port: give a number from 1 to 65535.`);
  if ((await probePort(port)) === null)
    throw new StepFailed(`Port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`);
  await installPackages();
  await generateClient();
  await build();
  await import("./serve.mjs");
} catch (error) {
  console.error(error instanceof StepFailed ? error.message : error);
  process.exitCode = 1;
}
