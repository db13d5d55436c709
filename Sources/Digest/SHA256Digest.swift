import CCrypto

/// What SHA-256 makes of some bytes (FIPS 180-4).
package struct SHA256Digest: Hashable, Sendable {
    /// 32 of them.
    package let bytes: [UInt8]

    /// Stands before the first line of a chain.
    package static let zero = SHA256Digest(unchecked: [UInt8](repeating: 0, count: 32))

    /// Reads 64 lower-case hexadecimal digits, as sha256sum(1) writes them.
    package init?(hex: some StringProtocol) {
        let digits = hex.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x61 + 10
            default: nil
            }
        }
        guard digits.count == 64, hex.utf8.count == 64 else { return nil }
        bytes = stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    fileprivate init(unchecked bytes: [UInt8]) { self.bytes = bytes }
}

extension SHA256Digest: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package var description: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            digits.append(Self.digit(byte >> 4))
            digits.append(Self.digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

/// The SHA-256 of these bytes.
package func sha256(_ bytes: some Collection<UInt8>) -> SHA256Digest {
    let digest = bytes.withContiguousStorageIfAvailable { unsafe sha256($0) }
    return digest ?? sha256(Array(bytes))
}

private func sha256(_ bytes: UnsafeBufferPointer<UInt8>) -> SHA256Digest {
    var digest = [UInt8](repeating: 0, count: 32)
    let status = unsafe EVP_Digest(bytes.baseAddress, bytes.count, &digest, nil, EVP_sha256(), nil)
    // One-shot SHA-256 fails only for want of memory, which Swift does not survive either.
    precondition(status == 1, "libcrypto refused to compute SHA-256")
    return SHA256Digest(unchecked: digest)
}
