/// An addr-spec that can be written in a header and sent in an envelope as it is.
///
/// The dot-atom form of RFC 5322 section 3.4.1 within the lengths of RFC 5321 section 4.5.3.1, ASCII only:
/// a non-ASCII local part needs SMTPUTF8 (RFC 6531), and an international domain is written as its A-label.
package struct EmailAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let value: String

    /// `nil` when the text is not such an address; white space around it is ignored.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let first = bytes.firstIndex { !Self.isBlank($0) } ?? 0
        let end = (bytes.lastIndex { !Self.isBlank($0) } ?? -1) + 1
        guard first < end else { return nil }
        let trimmed = bytes[first..<end]
        guard trimmed.count <= 254, let at = trimmed.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let local = trimmed[..<at]
        let domain = trimmed[(at + 1)...]
        guard (1...64).contains(local.count), Self.isDotAtom(local), Self.isDomain(domain) else { return nil }
        self.value = String(decoding: trimmed, as: UTF8.self)
    }

    init(folding address: EmailAddress) { value = address.value.lowercased() }

    /// The part after the `@`.
    package var domain: String { String(value[value.index(after: value.lastIndex(of: "@") ?? value.startIndex)...]) }

    /// Splits a list at commas or semicolons; parts that are not addresses come back apart, blank parts not at all.
    ///
    /// An address that differs from an earlier one in letter case alone is left out: two of them would be two copies
    /// for one reader, whatever RFC 5321 section 2.4 allows.
    package static func list(_ text: some StringProtocol) -> (addresses: [EmailAddress], rejected: [String]) {
        // As most clients have it: one, or none.
        if !text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }) {
            if let address = EmailAddress(text) { return ([address], []) }
            return ([], text.utf8.allSatisfy(isBlank) ? [] : [String(text)])
        }
        var addresses: [EmailAddress] = []
        var rejected: [String] = []
        var known: Set<String> = []
        for scalars in String(text).unicodeScalars.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            let part = Substring(scalars)
            if let address = EmailAddress(part) {
                if known.insert(address.value.lowercased()).inserted { addresses.append(address) }
            } else if part.utf8.contains(where: { !isBlank($0) }) {
                rejected.append(String(part))
            }
        }
        return (addresses, rejected)
    }

    package static func < (left: EmailAddress, right: EmailAddress) -> Bool { left.value < right.value }
    package var description: String { value }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isDotAtom(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { isLetterOrDigit($0) || isAtomSymbol($0) || $0 == UInt8(ascii: ".") }
            && partsHold(of: bytes) { !$0.isEmpty }
    }

    private static func isAtomSymbol(_ byte: UInt8) -> Bool {
        "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isDomain(_ bytes: ArraySlice<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        return bytes.allSatisfy { isLetterOrDigit($0) || $0 == hyphen || $0 == UInt8(ascii: ".") }
            && partsHold(of: bytes) { (1...63).contains($0.count) && $0.first != hyphen && $0.last != hyphen }
    }

    /// Whether a condition holds of each part between dots.
    private static func partsHold(of bytes: ArraySlice<UInt8>, _ holds: (ArraySlice<UInt8>) -> Bool) -> Bool {
        var rest = bytes
        while let dot = rest.firstIndex(of: UInt8(ascii: ".")) {
            guard holds(rest[..<dot]) else { return false }
            rest = rest[(dot + 1)...]
        }
        return holds(rest)
    }
}
