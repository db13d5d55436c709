/// A reader of what others write, with what must hold whatever they write.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case address, configuration, csv, holidays, imports, json, letter, mustache, reason, smtp, zone

    /// Returns when all is well; a trap of the reader ends the process.
    package func check(_ input: [UInt8]) throws(Violation) {
        switch self {
        case .address: try checkAddress(input)
        case .configuration: try checkConfiguration(input)
        case .csv: try checkCSV(input)
        case .holidays: try checkHolidays(input)
        case .imports: try checkImport(input)
        case .json: try checkJSON(input)
        case .letter: try checkLetter(input)
        case .mustache: try checkMustache(input)
        case .reason: try checkReason(input)
        case .smtp: try checkSMTP(input)
        case .zone: try checkZone(input)
        }
    }
}

func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
