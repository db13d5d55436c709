import Correspondence
import Dunning
import Glibc

/// The folder that documents to attach are read from; nothing outside it is ever opened.
package struct DocumentFolder: Hashable, Sendable {
    let path: String

    /// The bytes of all documents of one message: many servers refuse messages of more than 10 MB, and base64 adds a
    /// third.
    static let sizeLimit = 7 << 20

    package init(path: String) { self.path = path }

    /// The documents of a message's invoices, and those that could not be read.
    func attachments(of message: PlannedMessage) -> (found: [Attachment], missing: [DocumentError]) {
        var found: [Attachment] = []
        var missing: [DocumentError] = []
        var room = Self.sizeLimit
        var seen: Set<[UInt8]> = []
        for reminder in message.reminders where reminder.rung.stage.isDemand {
            guard let document = reminder.invoice.document, seen.insert(Array(document.utf8)).inserted else { continue }
            do throws(DocumentError) {
                let attachment = try read(document, room: room)
                room -= attachment.bytes.count
                found.append(attachment)
            } catch {
                missing.append(error)
            }
        }
        return (found, missing)
    }

    /// Reads a document by its path inside the folder, of at most so many bytes.
    ///
    /// Each component is opened from the one before without following links, so that neither `..` nor a link leads
    /// out of the folder (openat(2)).
    func read(_ document: String, room: Int = sizeLimit) throws(DocumentError) -> Attachment {
        let names = document.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard let name = names.last, !names.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
            !document.utf8.contains(0)
        else {
            throw DocumentError(document: document, cause: "it is not a path inside '\(path)'")
        }
        var folder = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DocumentError(document: document, code: errno) }
        defer { close(folder) }
        for component in names.dropLast() {
            let next = unsafe openat(folder, component, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0 else { throw DocumentError(document: document, code: errno) }
            close(folder)
            folder = next
        }
        let file = unsafe openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw DocumentError(document: document, code: errno) }
        defer { close(file) }
        return Attachment(
            filename: name, mediaType: Self.mediaType(of: name),
            bytes: try Self.contents(of: file, document: document, room: room))
    }

    private static func contents(
        of file: CInt, document: String, room: Int
    ) throws(DocumentError) -> [UInt8] {
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw DocumentError(document: document, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw DocumentError(document: document, cause: "it is not a regular file")
        }
        guard status.st_size <= room else {
            throw DocumentError(
                document: document, cause: "a message's documents may be \(sizeLimit >> 20) MiB together")
        }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe Glibc.read(file, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw DocumentError(document: document, code: errno) }
            if count == 0 { break }
            filled += count
        }
        return Array(bytes.prefix(filled))
    }

    private static func mediaType(of name: String) -> String {
        switch name.split(separator: ".").last?.lowercased() {
        case "pdf": "application/pdf"
        case "xml": "application/xml"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "zip": "application/zip"
        default: "application/octet-stream"
        }
    }
}

/// A document that cannot be attached; the message goes without it, and the log says so.
package struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    package let document: String
    package let cause: String

    init(document: String, cause: String) {
        self.document = document
        self.cause = cause
    }

    init(document: String, code: CInt) {
        // What O_NOFOLLOW answers (open(2)).
        let isLink = code == ELOOP
        self.init(
            document: document,
            cause: isLink ? "a symbolic link is not followed" : unsafe String(cString: strerror(code)))
    }

    package var description: String { "cannot attach '\(document)': \(cause)" }
}
