import Dunning

/// The country of a cell as the store keeps it: its code of ISO 3166-1 alpha-2, in capitals.
enum CountryCell {
    /// Takes such a code; of a country whose holidays are known also its alpha-3 code and its usual names. `nil` for
    /// anything else: what nobody knows would silently get the holidays of the company's country.
    static func code(_ cell: String) -> String? {
        let upper = cell.uppercased()
        // Beyond ASCII some letters have a capital within it, as the dotless i.
        if cell.utf8.count == 2, codes.contains(upper) { return upper }
        return names[HeadingName.normal(cell)]?.rawValue
    }

    private static let names: [String: CountryCode] = {
        var table: [String: CountryCode] = [:]
        for country in CountryCode.allCases {
            for name in ([country.alpha3] + country.names) { table[HeadingName.normal(name)] = country }
        }
        return table
    }()

    /// ISO 3166-1:2020, alpha-2, officially assigned.
    private static let codes = Set(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
        """.split(separator: " ").map(String.init))
}

extension CountryCode {
    /// ISO 3166-1 alpha-3.
    fileprivate var alpha3: String {
        switch self {
        case .argentina: "ARG"
        case .bolivia: "BOL"
        case .brazil: "BRA"
        case .chile: "CHL"
        case .colombia: "COL"
        case .costaRica: "CRI"
        case .dominicanRepublic: "DOM"
        case .ecuador: "ECU"
        case .spain: "ESP"
        case .guatemala: "GTM"
        case .mexico: "MEX"
        case .panama: "PAN"
        case .peru: "PER"
        case .paraguay: "PRY"
        case .unitedStates: "USA"
        case .uruguay: "URY"
        }
    }

    /// In Spanish, English and Portuguese; accents and letter case do not matter.
    fileprivate var names: [String] {
        switch self {
        case .bolivia: [name, "Estado Plurinacional de Bolivia", "Plurinational State of Bolivia"]
        case .brazil: [name, "Brazil"]
        case .dominicanRepublic: [name, "Rep. Dominicana", "Dominican Republic"]
        case .ecuador: [name, "Equador"]
        case .spain: [name, "Spain", "Espanha"]
        case .mexico: [name, "Méjico"]
        case .paraguay: [name, "Paraguai"]
        case .unitedStates:
            [
                name, "United States of America", "Estados Unidos", "Estados Unidos de América",
                "Estados Unidos da América", "EE. UU.", "EUA",
            ]
        case .uruguay: [name, "Uruguai"]
        case .argentina, .chile, .colombia, .costaRica, .guatemala, .panama, .peru: [name]
        }
    }
}
