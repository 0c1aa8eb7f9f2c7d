import type { System, SystemClass } from "@/lib/servers/system";
import type { RandomStream } from "@/lib/simulation/random/randomStream";
import { Sampler } from "@/lib/simulation/random/sampler";
import { ClientPath } from "./clientPath";
import type { Request } from "./request";
import type { Trace } from "./trace";

class ClassDemands {
  readonly cpuMs: Sampler;
  readonly ioMs: Sampler;
  readonly waits: number;
  readonly responseBytes: Sampler;
  readonly bodyBytes: Sampler;
  readonly paths: readonly ClientPath[];

  constructor(requestClass: SystemClass, { nicBytesPerMs, hold }: System) {
    const nicKbps = nicBytesPerMs * 8;
    this.cpuMs = new Sampler(requestClass.cpuMs);
    this.ioMs = new Sampler(requestClass.ioMs);
    this.waits = requestClass.ioPhases;
    this.responseBytes = new Sampler(requestClass.responseBytes);
    this.bodyBytes = new Sampler(requestClass.requestBodyBytes);
    this.paths = requestClass.links.map((link) => {
      const downKbps = Math.min(link.downKbps, nicKbps);
      const upKbps = Math.min(link.upKbps, nicKbps);
      return new ClientPath({ ...link, downKbps, upKbps }, hold.downloadBufferBytes);
    });
  }

  link(random: RandomStream): number {
    if (this.paths.length === 1) return 0;
    random.drawUniform();
    let point = random.drawn;
    for (let index = 0; index < this.paths.length; index++) {
      point -= this.paths[index]?.link.share ?? 0;
      if (point < 0) return index;
    }
    return this.paths.length - 1;
  }
}

/** Draws what each request asks for, from the classes' distributions or from a trace. */
export class Demands {
  private readonly classes: readonly ClassDemands[];
  /** Up to where in the unit interval each class lies. */
  private readonly upTo: Float64Array;
  private readonly random: RandomStream;
  private readonly trace: Trace | null;
  /** Bursts beyond one a wait. */
  private readonly lastBursts: 0 | 1;

  constructor(system: System, random: RandomStream, trace: Trace | null) {
    let upTo = 0;
    this.upTo = Float64Array.from(system.classes, ({ share }) => {
      upTo += share;
      return upTo;
    });
    this.classes = system.classes.map((one) => new ClassDemands(one, system));
    this.random = random;
    this.trace = trace;
    this.lastBursts = system.behaviour.computesLast ? 1 : 0;
  }

  path(request: Request): ClientPath | undefined {
    return this.classes[request.classIndex]?.paths[request.linkIndex];
  }

  /** Gives the request its demands; `source` is its place in the trace. */
  fill(request: Request, source: number): void {
    if (this.trace !== null) this.copy(this.trace, request, source);
    else this.draw(request);
  }

  private draw(request: Request): void {
    const { random, classes } = this;
    let classIndex = 0;
    if (classes.length > 1) {
      random.drawUniform();
      const point = random.drawn;
      while (classIndex < classes.length - 1 && point >= (this.upTo[classIndex] ?? 1)) classIndex++;
    }
    const one = classes[classIndex];
    if (one === undefined) return;
    request.classIndex = classIndex;
    one.cpuMs.draw(random);
    request.burstMs = random.drawn;
    one.ioMs.draw(random);
    request.ioMs = random.drawn;
    this.cut(request, one.waits);
    one.responseBytes.draw(random);
    request.responseBytes = random.drawn;
    one.bodyBytes.draw(random);
    request.bodyBytes = random.drawn;
    request.linkIndex = one.link(random);
  }

  private copy(trace: Trace, request: Request, source: number): void {
    request.classIndex = 0;
    request.burstMs = trace.cpuMs[source] ?? 0;
    request.ioMs = trace.ioMs[source] ?? 0;
    this.cut(request, trace.waits[source] ?? 0);
    request.responseBytes = trace.responseBytes[source] ?? 0;
    request.bodyBytes = trace.bodyBytes[source] ?? 0;
    request.linkIndex = trace.link[source] ?? 0;
  }

  /**
   * Cuts all of the request's CPU time and I/O into its bursts and waits: k waits leave k + 1 equal bursts, or k where
   * none follows the last.
   */
  private cut(request: Request, waits: number): void {
    request.waitsLeft = request.ioMs > 0 ? waits : 0;
    request.burstMs /= Math.max(1, request.waitsLeft + this.lastBursts);
    request.ioMs = request.waitsLeft > 0 ? request.ioMs / request.waitsLeft : 0;
  }
}
