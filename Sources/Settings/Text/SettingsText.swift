/// A configuration file as it was read.
package struct SettingsText: Hashable, Sendable {
    /// For complaints, and for `--print`.
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}
