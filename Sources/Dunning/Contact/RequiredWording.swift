/// What a message has to tell once a debt is past due, besides the debt itself: a default, and no legal advice.
package struct RequiredWording: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Who the creditor is, where the debt comes from, that this is no proceeding of a court nor one to seize property,
    /// and that details may be asked for in writing.
    package static let notice = RequiredWording(rawValue: 1 << 0)
    /// Whom the client is dealing with, by what identifies a company.
    package static let taxID = RequiredWording(rawValue: 1 << 1)
    package static let address = RequiredWording(rawValue: 1 << 2)
    package static let phone = RequiredWording(rawValue: 1 << 3)
}

extension ContactProfile {
    package var wording: RequiredWording {
        switch self {
        case .strict: [.notice, .taxID, .address, .phone]
        // Ley 19.496 art. 37, as changed by Ley 21.062.
        case .chile: .notice
        // CDC art. 42-A.
        case .brazil: [.taxID, .address]
        // CONDUSEF's rules (DOF 2014-10-07); LODC art. 49.
        case .mexico, .ecuador: .phone
        // These forbid what looks like a court's paper, and ask for no words.
        case .argentina, .colombia, .peru: []
        case .business, .none: []
        }
    }
}
