import type { ClientLink } from "@/lib/scenario/network";
import type { System, SystemClass } from "@/lib/servers/system";
import type { RandomStream } from "@/lib/simulation/random/randomStream";
import { Sampler } from "@/lib/simulation/random/sampler";
import type { Request } from "./request";
import type { Trace } from "./trace";

class ClassDemands {
  readonly upTo: number;
  readonly cpuMs: Sampler;
  readonly ioMs: Sampler;
  readonly waits: number;
  readonly responseBytes: Sampler;
  readonly bodyBytes: Sampler;
  readonly links: readonly ClientLink[];

  constructor(requestClass: SystemClass, upTo: number, nicKbps: number) {
    this.upTo = upTo;
    this.cpuMs = new Sampler(requestClass.cpuMs);
    this.ioMs = new Sampler(requestClass.ioMs);
    this.waits = requestClass.ioPhases;
    this.responseBytes = new Sampler(requestClass.responseBytes);
    this.bodyBytes = new Sampler(requestClass.requestBodyBytes);
    this.links = requestClass.links.map((link) => ({
      ...link,
      downKbps: Math.min(link.downKbps, nicKbps),
      upKbps: Math.min(link.upKbps, nicKbps),
    }));
  }

  link(random: RandomStream): number {
    if (this.links.length === 1) return 0;
    let point = random.uniform();
    for (let index = 0; index < this.links.length; index++) {
      point -= this.links[index]?.share ?? 0;
      if (point < 0) return index;
    }
    return this.links.length - 1;
  }
}

/** Draws what each request asks for, from the classes' distributions or from a trace. */
export class Demands {
  private readonly classes: readonly ClassDemands[];
  private readonly random: RandomStream;
  private readonly trace: Trace | null;
  /** Bursts beyond one a wait. */
  private readonly lastBursts: 0 | 1;

  constructor(system: System, random: RandomStream, trace: Trace | null) {
    let upTo = 0;
    const nicKbps = system.nicBytesPerMs * 8;
    this.classes = system.classes.map((one) => {
      upTo += one.share;
      return new ClassDemands(one, upTo, nicKbps);
    });
    this.random = random;
    this.trace = trace;
    this.lastBursts = system.behaviour.computesLast ? 1 : 0;
  }

  link(request: Request): ClientLink | undefined {
    return this.classes[request.classIndex]?.links[request.linkIndex];
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
      const point = random.uniform();
      while (classIndex < classes.length - 1 && point >= (classes[classIndex]?.upTo ?? 1)) classIndex++;
    }
    const one = classes[classIndex];
    if (one === undefined) return;
    request.classIndex = classIndex;
    request.burstMs = one.cpuMs.draw(random);
    request.ioMs = one.ioMs.draw(random);
    this.cut(request, one.waits);
    request.responseBytes = one.responseBytes.draw(random);
    request.bodyBytes = one.bodyBytes.draw(random);
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
