import { describe, expect, test } from "vitest";
import { clientAddress, clientKey, trustedProxies } from "./clientAddress.mjs";

const NONE = trustedProxies("");
const PROXIES = trustedProxies("10.0.0.0/8, 192.0.2.7 2001:db8:1::/48");

describe("clientAddress", () => {
  test("believes only the connection where no proxy is trusted", () => {
    expect(clientAddress("203.0.113.9", "198.51.100.1", NONE)).toBe("203.0.113.9");
    expect(clientAddress("::ffff:203.0.113.9", "198.51.100.1", NONE)).toBe("203.0.113.9");
    expect(clientAddress(undefined, "198.51.100.1", PROXIES)).toBe("unknown");
  });

  test("reads the header from the right, for as long as a trusted proxy wrote it", () => {
    expect(clientAddress("10.1.2.3", "203.0.113.9", PROXIES)).toBe("203.0.113.9");
    expect(clientAddress("10.1.2.3", "1.1.1.1, 203.0.113.9, 192.0.2.7", PROXIES)).toBe("203.0.113.9");
    expect(clientAddress("2001:db8:1::5", "2001:DB8:2::0:9", PROXIES)).toBe("2001:db8:2::9");
    expect(clientAddress("203.0.113.9", "1.1.1.1", PROXIES)).toBe("203.0.113.9");
  });

  test("stops at what is no address: the proxy itself is then the client", () => {
    for (const header of ["", "unknown", "203.0.113.9, evil\r\nx: y", "for=1.1.1.1", undefined])
      expect(clientAddress("10.1.2.3", header, PROXIES)).toBe("10.1.2.3");
  });

  test("refuses a setting that is no address or network", () => {
    for (const text of ["nginx", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0"])
      expect(() => trustedProxies(text)).toThrow("no address or network");
  });
});

test("clientKey takes an IPv6 subscriber's whole network as one client", () => {
  expect(clientKey("203.0.113.9")).toBe("203.0.113.9");
  expect(clientKey("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(clientKey("2001:db8:1:2::9")).toBe(clientKey("2001:db8:1:2:ffff::"));
  expect(clientKey("2001:db8::9")).toBe("2001:db8:0:0::/64");
  expect(clientKey("::1")).toBe("0:0:0:0::/64");
});
