/// A body, or a part of one, with what its header says of it (RFC 2045).
indirect enum MIMEEntity: Sendable {
    /// UTF-8 of `text/<subtype>`.
    case text(subtype: String, [UInt8])
    /// Encoded beforehand: the same logo travels in every message.
    case encoded(header: [HeaderField], body: [UInt8])
    case multipart(subtype: String, [MIMEEntity])

    /// An image that the HTML shows as `cid:<contentID>`.
    static func inlineImage(_ bytes: [UInt8], subtype: String, contentID: String) -> MIMEEntity {
        let fields = [
            HeaderField("Content-Type", ["image/\(subtype)"]),
            HeaderField("Content-ID", ["<\(contentID)>"]),
            HeaderField("Content-Disposition", ["inline;"] + HeaderParameter.pieces("filename", "logo.\(subtype)")),
        ]
        return encoded(header: fields + [base64], body: Base64.lines(bytes))
    }

    static func attachment(_ attachment: Attachment) -> MIMEEntity {
        let fields = [
            HeaderField("Content-Type", [attachment.mediaType]),
            HeaderField(
                "Content-Disposition", ["attachment;"] + HeaderParameter.pieces("filename", attachment.filename)),
        ]
        return encoded(header: fields + [base64], body: Base64.lines(attachment.bytes))
    }

    private static let base64 = HeaderField("Content-Transfer-Encoding", ["base64"])
}
