import Digest
import TestSupport
import Testing

@Suite struct SHA256DigestTests {
    /// The examples of FIPS 180-2, appendix B, and the empty message.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            String(repeating: "a", count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ])
    func `gives the digests of FIPS 180-2`(message: String, hex: String) {
        #expect(sha256(message.utf8).description == hex)
        #expect(sha256(Array(message.utf8)).description == hex)
        #expect(SHA256Digest(hex: hex) == sha256(message.utf8))
    }

    @Test func `agrees with Python at every length around a block`() throws {
        let program = """
            import hashlib
            for n in range(200):
                print(hashlib.sha256(bytes(i * 7 % 256 for i in range(n))).hexdigest())
            """
        let expected = try run("python3", ["-c", program]).output.split(separator: "\n")
        #expect(expected.count == 200)
        for (length, hex) in expected.enumerated() {
            let message = (0..<length).lazy.map { UInt8($0 * 7 % 256) }
            #expect(sha256(message).description == hex, "\(length) bytes")
        }
    }

    @Test(arguments: ["", "00", String(repeating: "A", count: 64), String(repeating: "0", count: 63) + "g"])
    func `reads only what sha256sum writes`(text: String) {
        #expect(SHA256Digest(hex: text) == nil)
    }
}
