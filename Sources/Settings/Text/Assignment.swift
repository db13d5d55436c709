import Formats

/// `Key=Value` with where it is written.
struct Assignment: Hashable, Sendable {
    let section: Section
    let name: String
    /// Without blanks at its ends; empty takes back what was assigned before.
    let value: String
    let path: String
    let line: Int
}

extension SettingsText {
    /// What the file assigns, in its order; lines that assign nothing are complained of.
    func assignments(_ complaints: inout [Complaint]) -> [Assignment] {
        var assignments: [Assignment] = []
        var place = Place.outside
        for line in logicalLines(&complaints) {
            func complain(_ message: String) {
                complaints.append(Complaint(path: path, line: line.number, message: message))
            }
            if line.text.hasPrefix("[") {
                place = Place(header: line.text)
                if case .nowhere(let fault) = place { complain(fault) }
            } else if let equals = line.text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                let name = line.text[..<equals].trimmingBlanks()
                let value = line.text[line.text.utf8.index(after: equals)...].trimmingBlanks()
                switch place {
                case .in(let section):
                    assignments.append(
                        Assignment(section: section, name: name, value: value, path: path, line: line.number))
                case .outside: complain("'\(name)=' stands before the first section, expected a line such as [Company]")
                case .nowhere: break
                }
            } else {
                complain("'\(line.text.shortened)' assigns nothing, expected 'Key=Value' or a line such as [Company]")
            }
        }
        return assignments
    }
}

/// The section that a line is in.
private enum Place {
    case outside
    case `in`(Section)
    /// In a section that does not exist, which is said once and not again for each of its keys.
    case nowhere(fault: String)

    init(header: String) {
        guard header.hasSuffix("]") else {
            self = .nowhere(fault: "'\(header.shortened)' opens a section without closing it, expected ']' at its end")
            return
        }
        let name = String(header.dropFirst().dropLast())
        if let section = Section(rawValue: name) {
            self = .in(section)
            return
        }
        let all = Section.allCases.map { $0.rawValue }
        let hint = name.nearest(of: all).map { ", did you mean [\($0)]?" }
        let list = all.map { "[\($0)]" }.joined(separator: ", ")
        self = .nowhere(fault: "unknown section [\(name.shortened)]" + (hint ?? ", expected one of \(list)"))
    }
}

extension String {
    /// At most 60 characters of it, for a message.
    var shortened: String { count <= 60 ? self : prefix(59) + "…" }
}
