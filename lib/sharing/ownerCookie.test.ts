import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { signOwner, verifyOwner } from "./ownerCookie";
import { randomId, randomToken } from "./token";

const secret = "a secret of at least thirty-two characters";

describe("an owner's cookie", () => {
  test("proves the owner whom it was made for", () => {
    const ownerId = randomId();
    expect(verifyOwner(signOwner(ownerId, secret), secret)).toBe(ownerId);
  });

  test("of another installation proves no one", () => {
    expect(verifyOwner(signOwner(randomId(), randomToken()), secret)).toBeNull();
  });

  test("with any one character changed proves no one", () => {
    const cookie = signOwner(randomId(), secret);
    fc.assert(
      fc.property(fc.nat(cookie.length - 1), fc.constantFrom(..."Ab0-_.=é"), (index, character) => {
        fc.pre(cookie[index] !== character);
        const forged = cookie.slice(0, index) + character + cookie.slice(index + 1);
        // The last character of each part carries spare bits, which base64url lets stand for anything.
        fc.pre(Buffer.from(forged, "base64url").compare(Buffer.from(cookie, "base64url")) !== 0);
        expect(verifyOwner(forged, secret)).toBeNull();
      }),
    );
  });

  test("that is anything at all proves no one and never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (value) => verifyOwner(value, secret) === null));
    expect(verifyOwner(undefined, secret)).toBeNull();
    expect(verifyOwner(`${randomId()}.${"A".repeat(43)}`, secret)).toBeNull();
  });

  test("with another owner's id under a true signature proves no one", () => {
    const [, proof] = signOwner(randomId(), secret).split(".");
    expect(verifyOwner(`${randomId()}.${proof}`, secret)).toBeNull();
  });
});

describe("random ids and tokens", () => {
  test("carry 128 and 256 bits, and do not repeat", () => {
    expect(Buffer.from(randomId(), "base64url")).toHaveLength(16);
    expect(Buffer.from(randomToken(), "base64url")).toHaveLength(32);
    expect(new Set(Array.from({ length: 10_000 }, randomId)).size).toBe(10_000);
  });
});
