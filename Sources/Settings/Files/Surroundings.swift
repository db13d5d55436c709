import Glibc

/// What the configuration rests on beside its own text.
package struct Surroundings: Sendable {
    /// The languages that messages can be written in, as they are spelled.
    package var knownLanguages: [String]
    package var files: FileSystem
    /// `TZ` of the environment (environ(7)).
    package var zoneVariable: String?
    /// `CREDENTIALS_DIRECTORY` of the environment (systemd.exec(5)).
    package var credentialsDirectory: String?

    package init(
        knownLanguages: [String], files: FileSystem = FileSystem(), zoneVariable: String? = nil,
        credentialsDirectory: String? = nil
    ) {
        self.knownLanguages = knownLanguages
        self.files = files
        self.zoneVariable = zoneVariable
        self.credentialsDirectory = credentialsDirectory
    }

    /// Those of this process.
    package static func current(knownLanguages: [String]) -> Surroundings {
        func variable(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }
        return Surroundings(
            knownLanguages: knownLanguages, zoneVariable: variable("TZ"),
            credentialsDirectory: variable("CREDENTIALS_DIRECTORY"))
    }
}
