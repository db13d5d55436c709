package import Correspondence
import Glibc

/// The folder of the sysadmin's own templates; one that does not exist holds none.
package struct TemplateFolder: Sendable {
    let path: String

    /// No template is larger.
    private static let sizeLimit = 1 << 20

    package init(path: String) { self.path = path }

    /// Every file of it and of its folders, one a language, by name.
    package func files() throws(TemplateFolderError) -> [TemplateFile] {
        var files: [TemplateFile] = []
        for name in try Self.names(in: path) {
            let entry = "\(path)/\(name)"
            if try Self.isFolder(entry) {
                for inner in try Self.names(in: entry) where Self.isTemplate(inner) {
                    files.append(try Self.read("\(name)/\(inner)", in: path))
                }
            } else if Self.isTemplate(name) {
                files.append(try Self.read(name, in: path))
            }
        }
        return files
    }

    private static func isTemplate(_ name: String) -> Bool {
        [".subject", ".txt", ".html", ".mustache"].contains(where: name.hasSuffix)
    }

    private static func names(in folder: String) throws(TemplateFolderError) -> [String] {
        guard let stream = unsafe opendir(folder) else {
            if errno == ENOENT { return [] }
            throw TemplateFolderError(path: folder, code: errno)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        guard errno == 0 else { throw TemplateFolderError(path: folder, code: errno) }
        return names.sorted()
    }

    private static func isFolder(_ path: String) throws(TemplateFolderError) -> Bool {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw TemplateFolderError(path: path, code: errno) }
        return status.st_mode & S_IFMT == S_IFDIR
    }

    private static func read(_ name: String, in folder: String) throws(TemplateFolderError) -> TemplateFile {
        let path = "\(folder)/\(name)"
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw TemplateFolderError(path: path, code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw TemplateFolderError(path: path, code: errno) }
            if count == 0 { break }
            bytes += buffer[..<count]
            guard bytes.count <= sizeLimit else { throw TemplateFolderError(path: path, code: EFBIG) }
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateFolderError(path: path, code: EILSEQ)
        }
        return TemplateFile(name: name, path: path, text: text)
    }
}

/// A template that cannot be read.
package struct TemplateFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    /// An errno(3); `EILSEQ`: it is not UTF-8.
    let code: CInt

    package var description: String {
        let cause = code == EILSEQ ? "it is not UTF-8" : unsafe String(cString: strerror(code))
        return "cannot read template '\(path)': \(cause)"
    }
}
