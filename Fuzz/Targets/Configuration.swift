import Settings

/// What is printed of a configuration says the same; every complaint names a line that is there.
func checkConfiguration(_ input: [UInt8]) throws(Violation) {
    // No file of this machine may decide what is found.
    let surroundings = Surroundings(knownLanguages: ["es", "en", "pt"], files: FileSystem(root: "/nonexistent"))
    let file = SettingsText(path: "fuzz.conf", bytes: input)
    let (configuration, complaints) = Configuration.parse([file], in: surroundings)
    try require((configuration == nil) == !complaints.isEmpty, "complaints and a configuration, or neither")
    try checkComplaints(complaints, of: input)
    guard let configuration else { return }
    let printed = SettingsText(path: "printed.conf", text: configuration.printed)
    let (again, faults) = Configuration.parse([printed], in: surroundings)
    guard let again else { throw Violation(description: "what was printed is refused: \(faults)") }
    try require(again.settings == configuration.settings, "what was printed says something else")
    try require(again.values.map(\.text) == configuration.values.map(\.text), "a value changed when printed")
}

/// Each complaint is one line of words, about a line that is there.
func checkComplaints(_ complaints: [Complaint], of input: [UInt8]) throws(Violation) {
    let lines = input.count { $0 == 0x0A } + 1
    for complaint in complaints {
        try require((1...lines).contains(complaint.line ?? 1), "no such line: \(complaint)")
        let isOneLine = complaint.message.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control || $0 == "\t"
        }
        try require(isOneLine, "control characters in a complaint")
    }
}
