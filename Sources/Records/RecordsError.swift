import Glibc

/// A file or folder of the records could not be used.
package struct RecordsError: Error, Hashable, Sendable {
    package let kind: Kind
    package let path: String
    /// As in "cannot append to".
    let action: String
    /// An errno(3).
    let code: CInt

    package enum Kind: Hashable, Sendable {
        /// Free some space, and the next try goes on where this one stopped.
        case diskFull
        case denied
        /// A link, a folder or a device where a file should be.
        case notAFile
        /// A link or a file where a folder should be.
        case notAFolder
        /// A copy of another message where one should be.
        case otherCopy
        case other
    }

    init(_ action: String, _ path: String, code: CInt = errno) {
        self.action = action
        self.path = path
        self.code = code
        self.kind =
            switch code {
            case ENOSPC, EDQUOT: .diskFull
            case EACCES, EPERM, EROFS: .denied
            case ELOOP, EISDIR: .notAFile
            case ENOTDIR: .notAFolder
            default: .other
            }
    }

    /// The thing of that name opened well enough, and is a folder, a pipe or a device.
    init(notAFile path: String) { self.init("open", path, code: EISDIR) }

    init(otherCopy path: String) { (action, self.path, code, kind) = ("write", path, EEXIST, .otherCopy) }
}

extension RecordsError: CustomStringConvertible {
    package var description: String {
        let sentence = "cannot \(action) '\(path)': "
        return switch kind {
        case .notAFile: sentence + "it is not a plain file; move it away, links are not followed"
        case .notAFolder: sentence + "a file or a link stands in its place; move it away"
        case .denied: sentence + words + "; the user that recordad runs as must own it"
        case .diskFull: sentence + words + "; free some space, and the work goes on where it stopped"
        case .otherCopy:
            sentence + "a copy of other bytes is there, which is never overwritten; find out which mail it is of, and "
                + "move it away"
        case .other: sentence + words
        }
    }

    private var words: String {
        let text = unsafe String(cString: strerror(code))
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
