// npm passes a SIGTERM on to its shell only, which dies of it and tells no one; we notice by our new parent.
const parent = process.ppid;
const { npm_lifecycle_event: startedByNpm } = process.env;

if (startedByNpm !== undefined) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}
