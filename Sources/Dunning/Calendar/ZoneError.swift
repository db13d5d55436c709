/// Why the bytes of a time zone file could not be used.
package enum ZoneError: Error, Hashable, Sendable {
    case notTZif
    /// Version 1 files end in 2037; every tzdata since 2005 writes version 2 or later.
    case version1
    case truncated
    /// The `right/` zones count leap seconds, which POSIX time and this program do not.
    case leapSeconds
    case inconsistent(String)
    /// The footer, as it was read.
    case rule(String)
}

extension ZoneError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notTZif: "it does not begin with 'TZif', as a compiled time zone does"
        case .version1: "it is TZif version 1, which ends in 2037; version 2 or later is needed"
        case .truncated: "it ends too early"
        case .leapSeconds: "it counts leap seconds; use the zone of the same name without 'right/'"
        case .inconsistent(let problem): "its \(problem)"
        case .rule(let text): "its last line '\(text)' is not a POSIX time zone rule"
        }
    }
}
