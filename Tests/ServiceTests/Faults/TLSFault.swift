import TestSupport

/// How the way into TLS is spoiled.
enum TLSFault: String, CaseIterable {
    /// STARTTLS is answered with 4xx, with 5xx, or taken out of what EHLO offers.
    case refusedForNow = "refused-for-now", refused, stripped
    /// A reply in clear text comes with the answer to STARTTLS, as if it belonged into TLS (CVE-2011-0411).
    case injected
    /// The handshake ends half way, is none, breaks off, or never comes.
    case half, garbage, closed, silent
    case wrongName = "wrong-name", expired, selfSigned = "self-signed"
    /// The certificate is good, but of an authority that `CaFile=` does not name, or that no one knows.
    case strangerNamed = "stranger", strangerUnnamed = "unknown"

    var isAboutSTARTTLS: Bool { [.refusedForNow, .refused, .stripped, .injected].contains(self) }

    var needsTimeout: Bool { [.half, .silent].contains(self) }

    static let all: [(fault: TLSFault, mode: TLSRelay.Mode)] = allCases.flatMap { fault in
        fault.isAboutSTARTTLS ? [(fault, .startTLS)] : [(fault, .startTLS), (fault, .implicit)]
    }
}
