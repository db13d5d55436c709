import Settings
import TestSupport

/// The least that is valid, which tests add lines to from line 7 on.
let required = """
    [Company]
    Name=Ejemplo S.A.
    [Reminders]
    PastInvoicesFrom=2026-01-01
    [Mail]
    From=Cobranzas <pagos@example.com>

    """

let languages = ["es", "es-CL", "en", "pt", "pt-BR"]

/// What a test's configuration rests on: no environment, and files of which only those under `root` exist.
func surroundings(root: String = "/nonexistent") -> Surroundings {
    Surroundings(knownLanguages: languages, files: FileSystem(root: root))
}

func parse(_ text: String, in surroundings: Surroundings = surroundings()) -> (Configuration?, [Complaint]) {
    Configuration.parse([SettingsText(path: "recordad.conf", text: text)], in: surroundings)
}

/// The settings of the required lines and `text`; a failed test says why there are none.
func settings(_ text: String, in surroundings: Surroundings = surroundings()) throws -> Settings {
    let (configuration, complaints) = parse(required + text, in: surroundings)
    guard let configuration else { throw InvalidSettings(complaints) }
    return configuration.settings
}

/// What is said of the required lines and `text`.
func complaints(_ text: String, in surroundings: Surroundings = surroundings()) -> [String] {
    parse(required + text, in: surroundings).1.map(\.description)
}
