extension Settings.Mail {
    /// The name of the systemd credential with the password.
    package static let credentialName = "smtp-password"

    /// The password of `user`, from `PasswordFile=` or else the systemd credential; `nil` when there is no user.
    package func password(in surroundings: Surroundings) throws(InvalidSettings) -> Secret? {
        guard let user else { return nil }
        if let passwordFile {
            if let fault = surroundings.files.passwordFileFault(passwordFile) {
                throw InvalidSettings([Complaint(path: passwordFile, message: fault)])
            }
            return try surroundings.files.secret(passwordFile)
        }
        guard let directory = surroundings.credentialsDirectory else {
            throw InvalidSettings([
                Complaint(
                    path: "[Mail]",
                    message:
                        "User= is '\(user.shortened)' and its password is not known, expected PasswordFile= or the "
                        + "systemd credential '\(Self.credentialName)', which only the service is given")
            ])
        }
        return try surroundings.files.secret(directory + "/" + Self.credentialName)
    }
}

extension FileSystem {
    /// Why a file must not hold a password, if so.
    func passwordFileFault(_ path: String) -> String? {
        do {
            let mode = try mode(of: path)
            return mode & 0o007 == 0 ? nil : "is open to every user of this machine; run 'chmod 0640 \(path)'"
        } catch {
            return error.reason
        }
    }

    /// The one line of a file, without its newline.
    fileprivate func secret(_ path: String) throws(InvalidSettings) -> Secret {
        var bytes: [UInt8]
        do {
            bytes = try read(path, limit: 4096)
        } catch {
            throw InvalidSettings([Complaint(path: path, message: error.reason)])
        }
        if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self), !text.isEmpty,
            !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw InvalidSettings([Complaint(path: path, message: "holds no password, expected one line of text")])
        }
        return Secret(text)
    }
}
