import { databaseSeconds } from "./metrics.mjs";

/** The same service, each of whose asynchronous calls is timed under its method's name. */
export function timed<T extends object>(service: T): T {
  return new Proxy(service, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== "function" || typeof key !== "string") return member;
      return (...args: unknown[]) => {
        const end = databaseSeconds.startTimer({ operation: key });
        const result: unknown = Reflect.apply(member, target, args);
        if (!(result instanceof Promise)) return result;
        return result.then(
          (value: unknown) => {
            end({ outcome: "done" });
            return value;
          },
          (cause: unknown) => {
            end({ outcome: "failed" });
            throw cause;
          },
        );
      };
    },
  });
}
