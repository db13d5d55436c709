/// A document that travels with a message.
package struct Attachment: Hashable, Sendable {
    /// Without its folder; any characters.
    package let filename: String
    /// `type/subtype`.
    package let mediaType: String
    package let bytes: [UInt8]

    /// A media type that is not `type/subtype` in ASCII letters, digits, `-`, `+` and `.` becomes
    /// `application/octet-stream`.
    package init(filename: String, mediaType: String, bytes: [UInt8]) {
        self.filename = filename
        self.mediaType = Self.isMediaType(mediaType) ? mediaType : "application/octet-stream"
        self.bytes = bytes
    }

    private static func isMediaType(_ text: String) -> Bool {
        let names = text.split(separator: "/", omittingEmptySubsequences: false)
        return names.count == 2
            && names.allSatisfy { name in
                (1...50).contains(name.utf8.count)
                    && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-+.".contains($0)) }
            }
    }
}
