import Glibc

extension FileSystem {
    /// Why the certificates of a file cannot be trusted, if so: OpenSSL takes PEM alone (RFC 7468).
    func certificateFault(_ path: String) -> String? {
        do {
            guard try mode(of: path) & S_IFMT != S_IFDIR else { return "is a folder, expected a file of certificates" }
        } catch {
            return error.reason
        }
        // Who may not read it is one of the staff, who connects to no server.
        guard unsafe access(root + path, R_OK) == 0 else { return nil }
        do {
            let lines = try read(path, limit: 4 << 20).split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            return lines.contains { Self.beginsCertificate($0) }
                ? nil : "holds no certificate, expected a file of PEM with a line '-----BEGIN CERTIFICATE-----'"
        } catch {
            return error.reason
        }
    }

    /// Also `X509 CERTIFICATE` and `TRUSTED CERTIFICATE`, as older programs of OpenSSL write them.
    private static func beginsCertificate(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "-----BEGIN ".utf8) && line.reversed().starts(with: "CERTIFICATE-----".utf8.reversed())
    }
}
