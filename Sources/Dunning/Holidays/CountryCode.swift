/// A country whose public holidays recordad knows, by its code of ISO 3166-1 (alpha-2).
package enum CountryCode: String, CaseIterable, Hashable, Sendable {
    case argentina = "AR"
    case bolivia = "BO"
    case brazil = "BR"
    case chile = "CL"
    case colombia = "CO"
    case costaRica = "CR"
    case dominicanRepublic = "DO"
    case ecuador = "EC"
    case spain = "ES"
    case guatemala = "GT"
    case mexico = "MX"
    case panama = "PA"
    case peru = "PE"
    case paraguay = "PY"
    case unitedStates = "US"
    case uruguay = "UY"

    /// Reads the two letters in either case; `nil` for any other country.
    package init?(_ text: some StringProtocol) { self.init(rawValue: text.uppercased()) }

    /// As the country calls itself.
    package var name: String {
        switch self {
        case .argentina: "Argentina"
        case .bolivia: "Bolivia"
        case .brazil: "Brasil"
        case .chile: "Chile"
        case .colombia: "Colombia"
        case .costaRica: "Costa Rica"
        case .dominicanRepublic: "República Dominicana"
        case .ecuador: "Ecuador"
        case .spain: "España"
        case .guatemala: "Guatemala"
        case .mexico: "México"
        case .panama: "Panamá"
        case .peru: "Perú"
        case .paraguay: "Paraguay"
        case .unitedStates: "United States"
        case .uruguay: "Uruguay"
        }
    }
}
