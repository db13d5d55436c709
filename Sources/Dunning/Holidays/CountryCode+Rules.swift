extension CountryCode {
    /// The country's table, in the order of its year.
    package var rules: [HolidayRule] {
        switch self {
        case .argentina: HolidayRule.argentina
        case .bolivia: HolidayRule.bolivia
        case .brazil: HolidayRule.brazil
        case .chile: HolidayRule.chile
        case .colombia: HolidayRule.colombia
        case .costaRica: HolidayRule.costaRica
        case .dominicanRepublic: HolidayRule.dominicanRepublic
        case .ecuador: HolidayRule.ecuador
        case .spain: HolidayRule.spain
        case .guatemala: HolidayRule.guatemala
        case .mexico: HolidayRule.mexico
        case .panama: HolidayRule.panama
        case .peru: HolidayRule.peru
        case .paraguay: HolidayRule.paraguay
        case .unitedStates: HolidayRule.unitedStates
        case .uruguay: HolidayRule.uruguay
        }
    }
}
