/// A word such as `--since DATE` that changes what a command does.
struct Option: Hashable, Sendable {
    /// With its dashes.
    let name: String
    /// What stands for the value in help; `nil` takes none.
    let value: String?
    /// `-h` for `--help`.
    let short: String?
    /// In a few words; the default is named where there is one.
    let help: String
    /// May come more than once.
    let repeats: Bool

    /// - Parameter usage: As the help shows it: `--since DATE`, or `--all`.
    init(_ usage: String, _ help: String, short: String? = nil, repeats: Bool = false) {
        let parts = usage.split(separator: " ", maxSplits: 1).map(String.init)
        self.name = parts[0]
        self.value = parts.count == 2 ? parts[1] : nil
        self.short = short
        self.help = help
        self.repeats = repeats
    }

    var usage: String { value.map { "\(name) \($0)" } ?? name }
}

/// Options that several commands share.
extension Option {
    static let config = Option("--config FILE", "read FILE and FILE.d/*.conf instead of the usual files")
    static let help = Option("--help", "show this help", short: "-h")
    static let version = Option("--version", "show the version", short: "-V")
    /// They stand before the name of any command, or after it.
    static let everywhere = [config, help, version]

    static let format = Option("--format FORMAT", "table, csv or json (default: table)")
    static let client = Option("--client ID", "only of this client")
    static let since = Option("--since DATE", "from this day on, as YYYY-MM-DD")
    static let until = Option("--until DATE", "up to this day, as YYYY-MM-DD")
}
