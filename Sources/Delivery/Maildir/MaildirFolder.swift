import CrashPoints
import Dunning
import Glibc

/// A maildir as of maildir(5): written in `tmp`, synced, moved to `new`, so that a reader never sees half a message.
///
/// The name is made from the Message-ID: a message delivered again after a crash replaces the one it repeats.
struct MaildirFolder: Courier {
    let path: String

    func deliver(_ parcel: Parcel) -> Verdict? {
        do throws(DeliveryError) {
            for folder in ["", "/tmp", "/new", "/cur"] { try create(path + folder) }
            let name = Self.fileName(of: parcel.messageID)
            let (tmp, new) = (try open("tmp"), try open("new"))
            defer { [tmp, new].forEach { _ = close($0) } }
            try write(parcel.bytes, to: name, in: tmp)
            try move(name, from: tmp, to: new)
            guard fsync(new) == 0 else { throw DeliveryError("sync folder", "\(path)/new", errno) }
            return Verdict(.accepted, reply: "delivered to maildir '\(path)'")
        } catch {
            return Verdict(.deferred, reply: error.description)
        }
    }

    func rest() {}

    /// The Message-ID, with what a maildir or a file name gives a meaning to written as `=XX`.
    static func fileName(of id: MessageID) -> String {
        id.value.utf8.reduce(into: "") { name, byte in
            switch byte {
            case UInt8(ascii: "."): name += name.isEmpty ? "=2E" : "."
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "@"):
                name.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                name += digits.count == 1 ? "=0\(digits)" : "=\(digits)"
            }
        }
    }

    private func create(_ folder: String) throws(DeliveryError) {
        guard unsafe mkdir(folder, 0o750) != 0, errno != EEXIST else { return }
        throw DeliveryError("create folder", folder, errno)
    }

    /// A folder of the maildir; a link could lead out of it.
    private func open(_ name: String) throws(DeliveryError) -> CInt {
        let folder = "\(path)/\(name)"
        let descriptor = unsafe Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw DeliveryError("open folder", folder, errno) }
        return descriptor
    }

    private func write(_ bytes: [UInt8], to name: String, in tmp: CInt) throws(DeliveryError) {
        let file = "\(path)/tmp/\(name)"
        // What a delivery that died has left, and whatever else has that name.
        unsafe unlinkat(tmp, name, 0)
        let descriptor = unsafe openat(tmp, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else { throw DeliveryError("create", file, errno) }
        #if CrashPoints
            let half = Array(bytes.prefix(bytes.count / 2))
            CrashPoint.letterHalfWritten.pass { _ = Self.writeAll(half, to: descriptor) }
        #endif
        let code = Self.writeAll(bytes, to: descriptor)
        // close(2) can be the first to tell of a full disk, on NFS.
        let closing = close(descriptor) == 0 ? 0 : errno
        guard code == 0, closing == 0 else {
            unsafe unlinkat(tmp, name, 0)
            throw DeliveryError("write", file, code == 0 ? closing : code)
        }
    }

    /// Writes and syncs; 0 or an error number.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            if count < 0 && errno != EINTR { return errno }
            done += max(count, 0)
        }
        return fsync(descriptor) == 0 ? 0 : errno
    }

    private func move(_ name: String, from tmp: CInt, to new: CInt) throws(DeliveryError) {
        #if CrashPoints
            CrashPoint.letterUnnamed.pass()
        #endif
        if unsafe renameat(tmp, name, new, name) == 0 {
            #if CrashPoints
                CrashPoint.letterNamed.pass()
            #endif
            return
        }
        let code = errno
        unsafe unlinkat(tmp, name, 0)
        throw DeliveryError("move to", "\(path)/new/\(name)", code)
    }
}
