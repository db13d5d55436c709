import Correspondence
import Dunning
import Formats
import Service
import Settings
import Storage

/// What `import invoices` and `import clients` have in common.
struct ImportArguments {
    let file: String
    private var map: [String: String] = [:]
    private var dateFormat = DateFormat.iso
    private var decimalMark = DecimalMark.point
    private let delimiter: UInt8?
    private var encoding = TextEncoding.utf8
    private var currency: Currency?
    private let badRowsFile: String?
    private let rounds: Bool
    private let allowsEmpty: Bool
    private let isComplete: Bool
    let isForced: Bool

    static let map = Option("--map LIST", "ours=theirs,… where headings are other ones", repeats: true)
    static let delimiter = Option("--delimiter C", "',', ';', '|' or tab (default: found out)")
    static let encoding = Option("--encoding NAME", "utf-8, iso-8859-1 or windows-1252 (default: utf-8)")
    static let skipBad = Option("--skip-bad FILE", "import the good rows, and write the bad ones to FILE")
    static let common = [map, delimiter, encoding, skipBad]

    static let dateFormat = Option("--date-format F", "of dates, as %d/%m/%Y (default: %Y-%m-%d)")
    static let decimal = Option("--decimal MARK", "before decimals: point '.' or comma ',' (default: .)")
    static let currency = Option("--currency CODE", "where a row names none (default: Currency= of [Company])")
    static let round = Option("--round", "round amounts with too many decimals, half to even")

    static let allowEmpty = Option("--allow-empty", "a file without rows means that nothing has changed")
    static let complete = Option("--complete", "the file has every open invoice: others become void")
    static let force = Option("--force", "an older file, too; or more void by --complete than rows")

    init(_ arguments: Arguments) throws(UsageError) {
        file = arguments.operands[0]
        badRowsFile = arguments.text(Self.skipBad)
        rounds = arguments.has(Self.round)
        allowsEmpty = arguments.has(Self.allowEmpty)
        isComplete = arguments.has(Self.complete)
        isForced = arguments.has(Self.force)
        do throws(ImportError) {
            delimiter = try arguments.text(Self.delimiter).map(ImportOptions.delimiter)
            map = try ImportOptions.map(arguments.texts(Self.map).joined(separator: ","))
            if let text = arguments.text(Self.dateFormat) { dateFormat = try DateFormat(text) }
        } catch { throw arguments.error("\(error)") }
        if let text = arguments.text(Self.decimal) {
            guard let mark = DecimalMark(rawValue: text) else {
                throw arguments.error("--decimal is '\(text)'", remedy: "expected '.' or ','")
            }
            decimalMark = mark
        }
        if let text = arguments.text(Self.encoding) {
            guard let encoding = TextEncoding(name: text) else {
                throw arguments.error(
                    "--encoding is '\(text)'", remedy: "expected utf-8, iso-8859-1 or windows-1252")
            }
            self.encoding = encoding
        }
        if let text = arguments.text(Self.currency) {
            guard let currency = Currency(text) else {
                throw arguments.error("--currency is '\(text)'", remedy: "expected a code of ISO 4217, as USD")
            }
            self.currency = currency
        }
    }

    func options(_ settings: Settings, asOf: CivilDate) throws(InvalidSettings) -> ImportOptions {
        let language = try settings.language()
        var options = ImportOptions(asOf: asOf)
        options.map = map
        options.dateFormat = dateFormat
        options.decimalMark = decimalMark
        options.delimiter = delimiter
        options.encoding = encoding
        options.currency = currency ?? settings.company.currency
        options.roundsAmounts = rounds
        options.badRowsFile = badRowsFile
        options.languages = Set(Language.baseTags)
        options.allowsEmpty = allowsEmpty
        options.isComplete = isComplete
        options.isSurelyComplete = isForced
        options.absence = AbsenceWords(language.absence, others: Language.absences)
        return options
    }

    /// Tells what the import did: the result on `output`, doubts on standard error.
    func tell(_ summary: ImportSummary, of what: String, to output: Output) {
        let name = CSVInput.name(of: file)
        for row in summary.warnings { Diagnostics.warn("\(name):\(row.line): \(row.reason)") }
        let unnamed = summary.warningCount - summary.warnings.count
        if unnamed > 0 { Diagnostics.warn("\(unnamed) more like these") }
        output.line(
            "\(what): \(summary.inserted) new, \(summary.updated) changed, \(summary.unchanged) unchanged"
                + Self.clause(summary.repeated, "repeated") + Self.clause(summary.rounded, "rounded"))
        if summary.clientsCreated + summary.clientsUpdated > 0 {
            output.line("clients: \(summary.clientsCreated) new, \(summary.clientsUpdated) changed")
        }
        if summary.absent > 0 {
            output.line(
                "not in the file: \(summary.absent.of("open invoice")), "
                    + (isComplete
                        ? "now void"
                        : "which \(summary.absent == 1 ? "stays" : "stay") open until a file says otherwise; "
                            + "if it holds every open invoice, import it with --complete"))
        }
        if let badRowsFile, summary.bad > 0 {
            output.line("bad rows: \(summary.bad), written to '\(badRowsFile)' with their reasons")
        }
    }

    private static func clause(_ count: Int, _ word: String) -> String { count > 0 ? ", \(count) \(word)" : "" }
}
