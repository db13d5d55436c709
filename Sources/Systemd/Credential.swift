import Glibc

/// Secrets that the service manager hands over as files (systemd.exec(5), `LoadCredential=`).
package enum Credential {
    /// The path of the credential of that name, or `nil` when the service was given none.
    package static func path(_ name: String, directory: String? = environment("CREDENTIALS_DIRECTORY")) -> String? {
        precondition(!name.isEmpty && !name.contains("/"), "a credential's name is a file name")
        guard let directory else { return nil }
        let path = "\(directory)/\(name)"
        return unsafe access(path, F_OK) == 0 ? path : nil
    }
}

/// A variable of the process environment; `nil` also when it is empty.
package func environment(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
}
