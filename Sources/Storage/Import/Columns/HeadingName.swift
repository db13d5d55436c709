/// Makes headings and words alike that differ only in accents, letter case, blanks and punctuation.
enum HeadingName {
    /// `Fecha de Emisión` and `fecha_de_emision` become `fechadeemision`.
    static func normal(_ text: some StringProtocol) -> String {
        var name = ""
        for scalar in text.lowercased().unicodeScalars {
            if let plain = plainLetters[scalar] {
                name.unicodeScalars.append(plain)
            } else if scalar.properties.isAlphabetic && scalar != "º" && scalar != "ª" || ("0"..."9").contains(scalar) {
                name.unicodeScalars.append(scalar)
            }
        }
        return name
    }

    private static let plainLetters: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        for (plain, accented) in zip("aeiounc".unicodeScalars, ["áàâãä", "éèêë", "íìîï", "óòôõö", "úùûü", "ñ", "ç"]) {
            for scalar in accented.unicodeScalars { table[scalar] = plain }
        }
        return table
    }()
}
