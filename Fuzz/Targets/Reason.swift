import Correspondence
import Dunning

/// A reason is written as it was read, and has its words in each language.
func checkReason(_ input: [UInt8]) throws(Violation) {
    let code = text(input)
    guard let reason = Reason(code: code) else { return }
    try require(reason.code == code, "'\(code)' became '\(reason.code)'")
    for tag in Language.baseTags {
        guard let language = Language(tag: tag) else { throw Violation(description: "no language '\(tag)'") }
        try require(!language.sentence(for: reason).isEmpty, "no words for '\(code)' in '\(tag)'")
    }
}
