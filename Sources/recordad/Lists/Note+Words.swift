import Correspondence
import Dunning

extension Note {
    /// The stage of a mail that went, `Reclamo 2`; of another, what became of it first: `fallido: Reclamo 2`.
    func outcome(in language: Language) -> String {
        let stage = rung.map(language.name(of:)) ?? title
        guard let result, result != .sent else { return stage }
        return "\(language.word(for: result)): \(stage)"
    }
}
