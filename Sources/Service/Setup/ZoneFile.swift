package import Dunning
import Glibc

/// Reads zones of the system's time zone database.
package enum ZoneFile {
    /// Compiled zones are a few kilobytes; a larger file is something else.
    private static let sizeLimit = 1 << 20

    /// The zone of that name, as `America/Santiago`.
    package static func read(_ name: String, directory: String = "/usr/share/zoneinfo") throws(ZoneFileError) -> Zone {
        guard isName(name) else { throw ZoneFileError(name: name, problem: .notAName) }
        let path = "\(directory)/\(name)"
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw ZoneFileError(name: name, problem: .system(path: path, code: errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= sizeLimit {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw ZoneFileError(name: name, problem: .system(path: path, code: errno)) }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        do {
            return try Zone(name: name, tzif: bytes)
        } catch {
            throw ZoneFileError(name: name, problem: .contents(path: path, error))
        }
    }

    /// A name never leaves the database's folder, and is written without surprises.
    private static func isName(_ name: String) -> Bool {
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let symbols = Set("+-_".utf8)
        return parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy {
                    (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                        || symbols.contains($0)
                }
        }
    }
}

/// Why a time zone is not known here.
package struct ZoneFileError: Error, Hashable, Sendable {
    let name: String
    let problem: Problem

    enum Problem: Hashable {
        case notAName
        /// `code` is an errno(3).
        case system(path: String, code: CInt)
        case contents(path: String, ZoneError)
    }
}

extension ZoneFileError: CustomStringConvertible {
    package var description: String {
        switch problem {
        case .notAName, .system(_, code: ENOENT), .system(_, code: ENOTDIR), .system(_, code: EISDIR):
            "no time zone '\(name)'; write it as in 'America/Santiago' ('timedatectl list-timezones' shows all, "
                + "of package tzdata)"
        case .system(let path, let code):
            "cannot read time zone '\(path)': \(unsafe String(cString: strerror(code)))"
        case .contents(let path, let error):
            "cannot use time zone '\(path)': \(error)"
        }
    }
}
