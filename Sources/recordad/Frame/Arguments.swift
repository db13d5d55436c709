import Dunning
import Formats
import Settings

/// The words after a command's name, as options and operands.
struct Arguments {
    /// The command's name, for errors; empty before it is known.
    let command: String
    private(set) var operands: [String] = []
    private var values: [Option: [String]] = [:]

    /// Splits words by the conventions of getopt_long(3): `--` ends the options, `-` alone is an operand.
    ///
    /// - Parameter stopping: Takes all that follows the first operand as operands too.
    init(
        _ words: ArraySlice<String>, of command: String, options: [Option], stopping: Bool = false
    ) throws(UsageError) {
        self.command = command
        var rest = words
        while let word = rest.popFirst() {
            if word == "--" { break }
            if word == "-" || !word.hasPrefix("-") {
                operands.append(word)
                if stopping { break }
            } else {
                try take(word, &rest, options)
            }
        }
        operands += rest
    }

    private mutating func take(
        _ word: String, _ rest: inout ArraySlice<String>, _ options: [Option]
    ) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let option = options.first(where: { $0.name == parts[0] || $0.short == word }) else {
            throw unknown(parts[0], options)
        }
        let attached = parts.count == 2 ? parts[1] : nil
        let value: String
        if option.value == nil {
            guard attached == nil else { throw error("option '\(option.name)' takes no value") }
            value = ""
        } else if let attached {
            value = attached
        } else if let next = rest.first, next == "-" || !next.hasPrefix("-") || next.hasPrefix("- ") {
            value = rest.removeFirst()
        } else {
            throw error("option '\(option.name)' needs a value", remedy: "write '\(option.usage)'")
        }
        guard option.repeats || option.value == nil || values[option] == nil else {
            throw error("option '\(option.name)' is given twice")
        }
        values[option, default: []].append(value)
    }

    private func unknown(_ name: String, _ options: [Option]) -> UsageError {
        let nearest = name.nearest(of: options.map(\.name))
        return error("unknown option '\(name)'", remedy: nearest.map { "did you mean '\($0)'?" })
    }

    func error(_ problem: String, remedy: String? = nil) -> UsageError {
        UsageError(problem, of: command, remedy: remedy)
    }
}

extension Arguments {
    func has(_ option: Option) -> Bool { values[option] != nil }

    /// The option's value as it was written; `nil` when it was not given.
    func text(_ option: Option) -> String? { values[option]?.first }

    /// The values of an option that repeats, in their order.
    func texts(_ option: Option) -> [String] { values[option] ?? [] }

    func date(_ option: Option) throws(UsageError) -> CivilDate? {
        guard let text = text(option) else { return nil }
        guard let date = CivilDate(text) else {
            throw error("\(option.name) is '\(text)'", remedy: "expected an existing day as YYYY-MM-DD")
        }
        return date
    }

    func number(_ option: Option, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
        guard let text = text(option) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw error(
                "\(option.name) is '\(text)'",
                remedy: "expected a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// One of the words that the type knows.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(_ option: Option) throws(UsageError) -> Choice? {
        guard let text = text(option) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let words = Choice.allCases.map(\.rawValue)
            let list = [words.dropLast().joined(separator: ", "), words.suffix(1).joined()].joined(separator: " or ")
            throw error("\(option.name) is '\(text)'", remedy: "expected \(list)")
        }
        return choice
    }

    /// Refuses a number of operands that the command does not take.
    func checkOperands(_ expected: [String]) throws(UsageError) {
        if operands.count < expected.count, let missing = expected[operands.count...].first(where: { $0.first != "[" })
        {
            throw error("\(missing.replacing("...", with: "")) is missing", remedy: nil)
        }
        let takesMore = expected.last?.contains("...") == true
        guard takesMore || operands.count <= expected.count else {
            throw error("unexpected argument '\(operands[expected.count])'")
        }
    }
}
