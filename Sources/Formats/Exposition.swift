/// Writes the text format that Prometheus reads, version 0.0.4.
///
/// Each family once, with what it means and its kind before its samples; names, kinds and units are the caller's.
package struct Exposition {
    package enum Kind: String {
        /// Only ever rises.
        case counter
        case gauge
    }

    package struct Sample {
        let labels: KeyValuePairs<String, String>
        let value: Int64

        package init(_ value: Int64, _ labels: KeyValuePairs<String, String> = [:]) {
            self.value = value
            self.labels = labels
        }

        package init(_ isSo: Bool, _ labels: KeyValuePairs<String, String> = [:]) { self.init(isSo ? 1 : 0, labels) }
    }

    package private(set) var text = ""

    package init() {}

    /// A family without samples is left out: what is not known is no number.
    package mutating func add(_ name: String, _ kind: Kind, _ help: String, _ samples: [Sample]) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(Self.escaped(help, quote: false))\n# TYPE \(name) \(kind.rawValue)\n"
        for sample in samples {
            let labels = sample.labels.map { "\($0.key)=\"\(Self.escaped($0.value, quote: true))\"" }
            text += name + (labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}") + " \(sample.value)\n"
        }
    }

    private static func escaped(_ text: String, quote: Bool) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "\\": escaped += "\\\\"
            case "\n": escaped += "\\n"
            case "\"" where quote: escaped += "\\\""
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
