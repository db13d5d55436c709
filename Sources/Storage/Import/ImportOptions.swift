package import Dunning
package import Formats

/// How a CSV file is to be read, and what to do with its bad rows.
package struct ImportOptions: Sendable {
    /// Our column's name to the heading it has in the file; before any alias.
    package var map: [String: String] = [:]
    package var dateFormat: DateFormat = .iso
    package var decimalMark: DecimalMark = .point
    /// `nil`: the one that the heading has most of.
    package var delimiter: UInt8?
    package var encoding: TextEncoding = .utf8
    /// Of rows that name none.
    package var currency: Currency?
    /// A settled date on or before this day means paid.
    package var asOf: CivilDate
    /// The end of the day that the file was said to be of: a store of later has newer data. `nil`: nothing was said, or
    /// newer data is to be overwritten.
    package var endOfDay: Instant?
    /// Rounds amounts with more decimals than their currency has, half to even, instead of refusing them.
    package var roundsAmounts = false
    /// Where bad rows go while the good ones are imported; `nil`: one bad row and nothing is imported.
    package var badRowsFile: String?
    /// A file of invoices without a row is news that nothing has changed, and no mistake.
    package var allowsEmpty = false
    /// The file holds every open invoice: those of the store that it lacks become void.
    package var isComplete = false
    /// Also when it lacks so many that it may have been cut off.
    package var isSurelyComplete = false
    package var absence = AbsenceWords("not in the import of")
    /// Those that letters can be written in; another one of a client is imported with a warning.
    package var languages: Set<String> = ["es", "en", "pt"]

    package init(asOf: CivilDate) { self.asOf = asOf }

    /// Reads `ours=theirs,ours=theirs`, as `--map` takes it.
    package static func map(_ text: String) throws(ImportError) -> [String: String] {
        var map: [String: String] = [:]
        for pair in text.split(separator: ",") {
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else {
                throw .usage("--map has '\(pair)', expected column=heading, separated by commas")
            }
            guard map.updateValue(sides[1], forKey: sides[0]) == nil else {
                throw .usage("--map names the column '\(sides[0])' twice")
            }
        }
        return map
    }

    /// Reads one character, or `tab` or `\t`, as `--delimiter` takes it.
    package static func delimiter(_ text: String) throws(ImportError) -> UInt8 {
        if text == "tab" || text == "\\t" { return 0x09 }
        guard text.utf8.count == 1, let byte = text.utf8.first, [",", ";", "\t", "|"].contains(text) else {
            throw .usage("--delimiter is '\(text)', expected ',', ';', '|' or tab")
        }
        return byte
    }
}
