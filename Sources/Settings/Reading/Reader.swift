import Formats

/// Gives each key its value, and keeps every complaint on the way.
///
/// Each key is read once; a value that is wrong reads as the default, and the complaint makes the whole invalid.
struct Reader {
    let surroundings: Surroundings
    private(set) var complaints: [Complaint]
    private(set) var values: [EffectiveValue] = []
    private let assignments: [KeyName: [Assignment]]
    /// Where the person is sent who has to add something.
    private let mainPath: String

    init(_ texts: [SettingsText], in surroundings: Surroundings) {
        var complaints: [Complaint] = []
        mainPath = texts.first?.path ?? SettingsFiles.directories[0] + "/" + SettingsFiles.name
        var found: [KeyName: [Assignment]] = [:]
        let known = Set(Keys.all.map(\.name))
        for assignment in texts.flatMap({ $0.assignments(&complaints) }) {
            let key = assignment.key
            if known.contains(key) {
                found[key, default: []].append(assignment)
            } else if let written = key.language, Keys.perLanguage.contains(key.general) {
                if let tag = surroundings.languageTag(written) {
                    found[key.general.inLanguage(tag), default: []].append(assignment)
                } else {
                    complaints.append(assignment.complaint(surroundings.unknownLanguage(of: key)))
                }
            } else {
                complaints.append(assignment.complaint(Self.unknown(key)))
            }
        }
        self.surroundings = surroundings
        self.complaints = complaints
        assignments = found
    }

    /// What the files say of the key, or its default.
    mutating func callAsFunction<Value>(_ key: Key<Value>) -> Value {
        let about = key.description
        let written = assignments[about.name] ?? []
        let rejected = written.filter { !$0.value.isEmpty && key.syntax.parse($0.value) == nil }
        for assignment in rejected {
            let read = key.syntax.culprit(assignment.value)
            complaints.append(assignment.complaint(about.refusal(of: read)))
        }
        let live = assignmentsThatCount(of: about.name)
        guard let last = live.last else {
            if about.isRequired { complain(about.name, about.absence) }
            if about.name.language == nil {
                values.append(EffectiveValue(key: about, text: about.defaultText, origin: .byDefault))
            }
            return key.defaultValue
        }
        let counted = about.isList ? live : [last]
        let text = counted.map(\.value).joined(separator: ", ")
        values.append(EffectiveValue(key: about, text: text, origin: .written(counted.map(\.place))))
        if let value = key.syntax.parse(text) { return value }
        if rejected.isEmpty { complaints.append(last.complaint(about.refusal(of: text))) }
        return key.defaultValue
    }

    /// Complains where the key was last assigned, or of the main file when it was not.
    mutating func complain(_ key: KeyName, _ message: String) {
        if let last = assignmentsThatCount(of: key).last {
            complaints.append(last.complaint(message))
        } else {
            complaints.append(Complaint(path: mainPath, message: message))
        }
    }

    /// Whether a value is assigned, be it good or refused.
    func isWritten(_ key: KeyName) -> Bool { !assignmentsThatCount(of: key).isEmpty }

    /// The tags of the languages for which one of these keys is written.
    func languages(of keys: [KeyName]) -> [String] {
        Set(assignments.keys.filter { keys.contains($0.general) }.compactMap(\.language)).sorted()
    }

    /// Says what an unset key amounts to, for `--print`.
    mutating func settle(_ key: KeyName, as text: String, because reason: String) {
        guard let index = values.firstIndex(where: { $0.key.name == key }), values[index].origin == .byDefault else {
            return
        }
        values[index].text = text
        values[index].origin = .derived(reason)
    }

    /// The text of a key that has been read.
    func value(of key: KeyName) -> String? { values.first { $0.key.name == key }?.text }

    /// Those after the last empty one, which takes back what stands before it.
    private func assignmentsThatCount(of key: KeyName) -> ArraySlice<Assignment> {
        let all = assignments[key] ?? []
        return all[(all.lastIndex { $0.value.isEmpty }.map { $0 + 1 } ?? 0)...]
    }

    private static func unknown(_ key: KeyName) -> String {
        let words = "unknown key '\(key.name.shortened)=' in [\(key.section.rawValue)]"
        if let elsewhere = Keys.all.first(where: { $0.name.name == key.name }) {
            return words + ", expected it in [\(elsewhere.name.section.rawValue)]"
        }
        let names = Keys.all.filter { $0.name.section == key.section }.map(\.name.name)
        let nearest = key.name.nearest(of: names) ?? key.name.nearest(of: Keys.all.map(\.name.name))
        return words + (nearest.map { ", did you mean '\($0)='?" } ?? "; recordad.conf(5) lists them all")
    }
}

extension Surroundings {
    fileprivate func unknownLanguage(of key: KeyName) -> String {
        "'\(key.name.shortened)=' names no known language, expected one of \(knownLanguages.joined(separator: ", ")), "
            + "or one with its country such as pt-BR"
    }
}

extension KeyDescription {
    fileprivate func refusal(of text: String) -> String {
        "\(name.name)= is '\(text.shortened)', expected \(expected)"
    }

    fileprivate var absence: String { "\(name) is missing, expected a line such as '\(name.name)=\(example)'" }
}

extension Assignment {
    fileprivate var key: KeyName { KeyName(section: section, name: name) }
    fileprivate var place: String { "\(path):\(line)" }
    fileprivate func complaint(_ message: String) -> Complaint { Complaint(path: path, line: line, message: message) }
}
