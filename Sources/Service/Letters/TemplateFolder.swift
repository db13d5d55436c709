package import Correspondence
import Glibc
import Settings

/// The folder of the sysadmin's own templates; one that does not exist holds none.
package struct TemplateFolder: Sendable {
    let path: String
    private let system = FileSystem()

    /// No template is larger.
    private static let sizeLimit = 1 << 20

    package init(path: String) { self.path = path }

    /// Every file of it and of its folders, one a language, by name.
    package func files() throws(TemplateFolderError) -> [TemplateFile] {
        var files: [TemplateFile] = []
        for name in try names(in: path) {
            let entry = "\(path)/\(name)"
            if try kind(of: entry) == S_IFDIR {
                for inner in try names(in: entry) where isTemplate(inner) { files.append(try read("\(name)/\(inner)")) }
            } else if isTemplate(name) {
                files.append(try read(name))
            }
        }
        return files
    }

    private func isTemplate(_ name: String) -> Bool {
        [".subject", ".txt", ".html", ".mustache"].contains(where: name.hasSuffix)
    }

    private func names(in folder: String) throws(TemplateFolderError) -> [String] {
        do throws(FileFault) {
            return try system.names(in: folder).filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            if error.isMissing { return [] }
            throw TemplateFolderError(path: folder, reason: error.reason)
        }
    }

    private func kind(of path: String) throws(TemplateFolderError) -> UInt32 {
        do throws(FileFault) { return try system.mode(of: path) & S_IFMT } catch {
            throw TemplateFolderError(path: path, reason: error.reason)
        }
    }

    private func read(_ name: String) throws(TemplateFolderError) -> TemplateFile {
        let path = "\(path)/\(name)"
        // Whoever reads a pipe waits until somebody writes to it.
        guard try kind(of: path) != S_IFIFO else { throw TemplateFolderError(path: path, reason: "is a pipe") }
        let bytes: [UInt8]
        do throws(FileFault) { bytes = try system.read(path, limit: Self.sizeLimit) } catch {
            throw TemplateFolderError(path: path, reason: error.reason)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateFolderError(path: path, reason: "is not UTF-8")
        }
        return TemplateFile(name: name, path: path, text: text)
    }
}

/// A template that cannot be read.
package struct TemplateFolderError: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    /// To follow the path: `is not UTF-8`.
    let reason: String

    package var description: String { "cannot use the templates: '\(path)' \(reason)" }
}
