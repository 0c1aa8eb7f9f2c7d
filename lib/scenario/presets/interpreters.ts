import type { Interpreter } from "@/lib/scenario/runtime";

export interface InterpreterFacts {
  readonly name: string;
  /** What its global interpreter lock does to threads, in a sentence. */
  readonly gil: string;
  /** CPU time of one thread against CPython 3 with the GIL. */
  readonly cpuTax: number;
  readonly source: string;
}

/** Every interpreter that a scenario may name. */
export const INTERPRETER_FACTS: Readonly<Record<Interpreter, InterpreterFacts>> = {
  "cpython-3": {
    name: "CPython 3",
    gil: "One thread of a process computes at a time; after a switch interval (5 ms) it hands over when another wants to, so a request that returns from I/O may wait that long behind each computing thread.",
    cpuTax: 1,
    source:
      "CPython's new GIL (3.2 and later); r4victor/tenthousandmeters, python_bts_13: 30,000 requests/s fall to 100, 50, 30 beside 1, 2, 4 computing threads.",
  },
  "cpython-3.14t": {
    name: "CPython 3.14, free-threaded",
    gil: "No GIL: threads of one process compute on all CPUs, at 5 to 10 % more CPU a thread.",
    cpuTax: 1.08,
    source: "CPython 3.14 release: 5 to 10 %; PEP 779: about 10 % on Linux, memory 15 to 20 % more.",
  },
  "cpython-3.13t": {
    name: "CPython 3.13, free-threaded",
    gil: "No GIL: threads of one process compute on all CPUs, at about 40 % more CPU a thread.",
    cpuTax: 1.4,
    source: 'CPython 3.13 documentation: "about 40 %" on pyperformance.',
  },
  pypy: {
    name: "PyPy",
    gil: "One thread of a process computes at a time, as in CPython; the JIT makes pure Python several times faster once warm.",
    cpuTax: 1,
    source: "Its speed depends on the code: enter the CPU demand as measured on PyPy, warm.",
  },
  "cpython-2.7": {
    name: "CPython 2.7",
    gil: "The old GIL is fought over every 100 ticks: on several CPUs two computing threads take 1.8 to 2.3 times as long as one after the other.",
    cpuTax: 1,
    source:
      "D. Beazley, Inside the Python GIL (24.6 s in turn, 45.5 s with two threads); repeated on a Core 2 Duo: 4.8 s, 11.3 s.",
  },
};
