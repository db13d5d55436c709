import Glibc

/// A folder of notes or of sent mail, as the user who asks can see it.
///
/// Lists of access control and the sandbox of the service are not looked at: only a write would tell.
struct RecordFolder {
    let path: String

    /// Who owns a file, as stat(2) gives it.
    struct Owner: Equatable {
        let user: uid_t
        let group: gid_t

        /// Of the file at that path; `nil` when it is not there or cannot be seen.
        init?(of path: String) {
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return nil }
            user = status.st_uid
            group = status.st_gid
        }

        var name: String { RecordFolder.name(of: user) }
    }

    /// The login name, or the number of a user without one.
    static func name(of user: uid_t) -> String {
        guard let entry = unsafe getpwuid(user) else { return String(user) }
        return unsafe String(cString: entry.pointee.pw_name)
    }

    /// It is not there, and nobody has put anything else in its place.
    var isMissing: Bool { Files.isMissing(path) }

    /// What would keep anybody from writing to it: something else in its place, or a full disk.
    var obstacle: String? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            return "'\(path)' is no folder; move it away, notes and sent mail cannot be written"
        }
        var disk = statvfs()
        guard unsafe statvfs(path, &disk) == 0, disk.f_blocks > 0, disk.f_bavail == 0 else { return nil }
        return "the disk of '\(path)' is full; free some space"
    }

    /// Whether this process may make files in it; of a missing one, in the nearest folder above it.
    var isWritable: Bool {
        var folder = path
        while Files.isMissing(folder), let slash = folder.lastIndex(of: "/") {
            folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
        }
        return unsafe access(folder, W_OK | X_OK) == 0
    }

    /// Whether its permissions let that user make files in it; `nil` when it cannot be seen.
    func isWritable(by owner: Owner) -> Bool? {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        let bits: mode_t =
            owner.user == status.st_uid ? 0o300 : owner.group == status.st_gid ? 0o030 : 0o003
        return owner.user == 0 || status.st_mode & bits == bits
    }
}
