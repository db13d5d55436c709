import CSQLite
import Glibc

/// What went wrong with a database: a kind for code, words for people.
package struct StorageError: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case cannotOpen, busy, full, corrupt, readOnly, ioError, newerVersion, constraint, other
    }

    package let kind: Kind
    /// What could not be done, and to which file: `cannot open '/x/l.db'`.
    package let action: String
    /// Why, in the words of SQLite, the system or the store.
    package let cause: String
    /// SQLite's extended result code; `nil` when it was not SQLite that refused.
    package let extendedCode: Int32?
    package let remedy: String?

    /// SQLite's primary result code, the low byte of the extended one.
    package var primaryCode: Int32? { extendedCode.map { $0 & 0xFF } }

    /// A text or a row is longer than the connection takes.
    var isTooLarge: Bool { primaryCode == SQLITE_TOOBIG }

    package init(_ kind: Kind, _ action: String, cause: String, remedy: String? = nil) {
        self.init(kind: kind, action: action, cause: cause, extendedCode: nil, remedy: remedy)
    }

    private init(kind: Kind, action: String, cause: String, extendedCode: Int32?, remedy: String?) {
        self.kind = kind
        self.action = action
        self.cause = cause
        self.extendedCode = extendedCode
        self.remedy = remedy
    }

    /// The same failure, seen as a step of a larger action.
    func during(_ action: String, remedy: String? = nil) -> StorageError {
        StorageError(
            kind: kind, action: action, cause: cause, extendedCode: extendedCode, remedy: remedy ?? self.remedy)
    }
}

extension StorageError {
    /// The failure of a statement on that connection; its SQL is told only where it may be what is wrong.
    init(database: OpaquePointer?, sql: String, path: String) {
        let error = unsafe StorageError(database: database, action: "cannot use '\(path)'")
        switch error.kind {
        case .constraint, .other: self = error.during("cannot execute '\(sql)' on '\(path)'")
        case .cannotOpen, .busy, .full, .corrupt, .readOnly, .ioError, .newerVersion: self = error
        }
    }

    /// The failure of the last call on that connection, read before any other call can replace it.
    init(database: OpaquePointer?, action: String) {
        let code = unsafe sqlite3_extended_errcode(database)
        let cause = unsafe String(cString: sqlite3_errmsg(database))
        let kind = Kind(primaryCode: code & 0xFF)
        self.init(kind: kind, action: action, cause: cause, extendedCode: code, remedy: kind.remedy)
    }

    /// The failure of a system call, from `errno(3)`.
    init(errno code: Int32, action: String, remedy: String? = nil) {
        let kind: Kind =
            switch code {
            case ENOENT, ENOTDIR, EACCES, EPERM: .cannotOpen
            case ENOSPC, EDQUOT: .full
            case EROFS: .readOnly
            default: .ioError
            }
        self.init(kind, action, cause: unsafe String(cString: strerror(code)), remedy: remedy ?? kind.remedy)
    }
}

extension StorageError.Kind {
    fileprivate init(primaryCode: Int32) {
        self =
            switch primaryCode {
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_FULL: .full
            case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
            case SQLITE_READONLY: .readOnly
            case SQLITE_IOERR: .ioError
            case SQLITE_CONSTRAINT: .constraint
            default: .other
            }
    }

    fileprivate var remedy: String? {
        switch self {
        case .busy: "another program is writing to it: try again when it has finished"
        case .full: "free some space on its disk"
        case .corrupt: "if 'PRAGMA integrity_check' says so too, restore it from a backup"
        case .readOnly: "give this user the right to write the file and its folder"
        case .cannotOpen, .ioError, .newerVersion, .constraint, .other: nil
        }
    }
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        // Errors of our own making have no code of SQLite's.
        let code = primaryCode.map { " (sqlite code \($0))" } ?? ""
        return "\(action): \(cause)\(code)" + (remedy.map { "; \($0)" } ?? "")
    }
}
