// Looks for the number that a challenge asks for: it is told the challenge, and tells the finished proof.
const bytesOf = (hex) => new Uint8Array(hex.match(/../g).map((pair) => parseInt(pair, 16)))
const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")

const derive = (asked, counter) => {
  const password = new Uint8Array(20)
  password.set(bytesOf(asked.nonce))
  new DataView(password.buffer).setUint32(16, counter)
  const way = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(asked.salt), iterations: asked.cost }
  return crypto.subtle
    .importKey("raw", password, "PBKDF2", false, ["deriveBits"])
    .then((key) => crypto.subtle.deriveBits(way, key, asked.keyLength * 8))
    .then((bits) => hexOf(new Uint8Array(bits)))
}

const solve = async (challenge) => {
  const asked = challenge.parameters
  for (let counter = 0; counter < 100000; counter += 1) {
    const derivedKey = await derive(asked, counter)
    if (derivedKey.startsWith(asked.keyPrefix)) return { challenge, solution: { counter, derivedKey } }
  }
  throw new Error("nothing found")
}

self.onmessage = (told) => {
  solve(told.data).then(
    (proof) => self.postMessage(btoa(JSON.stringify(proof))),
    () => self.postMessage("")
  )
}
